package dev.weir.simd;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the SIMD twins can be used, decided once, when first asked. Plain and SIMD twins give the
 * same bits, so that a model does not depend on which of them trained or scores it; SIMD is only
 * faster, once it is compiled: see {@link Twins}.
 */
public final class Simd {

  private static final Logger LOG = LoggerFactory.getLogger(Simd.class);
  private static final boolean AVAILABLE = find();

  private Simd() {}

  /**
   * Whether this Java process has the module {@code jdk.incubator.vector} and a compiler for it.
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
