package dev.weir.stream.models;

import dev.weir.schemas.ModelManifest;

/**
 * What is known of a version.
 *
 * @param manifest as it was when the version was tried last
 * @param state how far it has come
 * @param latest what came of the last try; the state too, unless an earlier artifact stays loaded
 * @param tries how often it was tried
 * @param againAt when it is tried again, in milliseconds since the epoch
 * @param need bytes of memory that it takes at least
 */
record VersionSlot(
    ModelManifest manifest,
    VersionState state,
    VersionState latest,
    Tries tries,
    long againAt,
    long need) {

  /** Whether a manifest is of the artifact that was tried. */
  boolean isOf(ModelManifest other) {
    return manifest.getSha256().equals(other.getSha256());
  }

  /**
   * How often a version was tried.
   *
   * @param first when first
   * @param last when last
   * @param failures in a row of Kafka or the registry
   * @param faults that may have been this machine's
   */
  record Tries(long first, long last, int failures, int faults) {
    /** Once more, and nothing failed that is counted. */
    Tries again(long now) {
      return new Tries(first, now, 0, faults);
    }

    /** Once more, and Kafka or the registry failed. */
    Tries failed(long now) {
      return new Tries(first, now, failures + 1, faults);
    }

    /** Once more, and it may be this machine's fault. */
    Tries faulty(long now) {
      return new Tries(first, now, 0, faults + 1);
    }
  }
}
