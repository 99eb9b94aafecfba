package dev.weir.simd;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the SIMD twins can be used, decided once, when first asked. Plain and SIMD twins give the
 * same bits, so that a model does not depend on which of them trained or scores it; SIMD is only
 * faster.
 */
public final class Simd {

  private static final Logger LOG = LoggerFactory.getLogger(Simd.class);
  private static final boolean AVAILABLE = find();

  private Simd() {}

  /** Whether the module {@code jdk.incubator.vector} is enabled in this Java process. */
  public static boolean available() {
    return AVAILABLE;
  }

  private static boolean find() {
    boolean found = VectorModule.load();
    if (!found) {
      LOG.warn(
          "SIMD is off, scoring is several times slower: start Java with --add-modules {}",
          VectorModule.NAME);
    }
    return found;
  }
}
