package dev.weir.classifiers.internal.simd;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the SIMD twins can be used, decided once on first use. Plain and SIMD twins produce
 * identical bits, so a model does not depend on the twin that trains or scores it; SIMD is only
 * faster, once it is compiled: see {@link TwinSelector}.
 */
public final class Simd {

  private static final Logger LOG = LoggerFactory.getLogger(Simd.class);
  private static final boolean AVAILABLE = find();

  private Simd() {}

  /**
   * Whether this process has the module {@code jdk.incubator.vector}, a suitable compiler, and
   * registers of a useful size.
   */
  public static boolean available() {
    return AVAILABLE;
  }

  private static boolean find() {
    Optional<String> remedy = VectorSupport.ofThisProcess().remedy();
    remedy.ifPresent(what -> LOG.warn("SIMD is off, scoring is several times slower: {}", what));
    return remedy.isEmpty();
  }
}
