package dev.weir.stream.models;

import dev.weir.schemas.ModelManifest;

/**
 * The state of a version.
 *
 * @param manifest at the last attempt
 * @param state the version's state
 * @param latest result of the last attempt; equals the state unless an earlier artifact stays
 *     loaded
 * @param tries the attempts so far
 * @param againAt time of the next attempt, in milliseconds since the epoch
 * @param need bytes of memory that it needs at least
 */
record VersionSlot(
    ModelManifest manifest,
    VersionState state,
    VersionState latest,
    RetryState tries,
    long againAt,
    long need) {

  /** Whether a manifest refers to the artifact of the last attempt. */
  boolean isOf(ModelManifest other) {
    return manifest.getSha256().equals(other.getSha256());
  }

  /**
   * The attempts to load a version.
   *
   * @param first time of the first
   * @param last time of the last
   * @param failures consecutive failures of Kafka or the registry
   * @param faults failures that this machine may have caused
   */
  record RetryState(long first, long last, int failures, int faults) {
    /** Adds an attempt without a counted failure. */
    RetryState again(long now) {
      return new RetryState(first, now, 0, faults);
    }

    /** Adds an attempt that failed because of Kafka or the registry. */
    RetryState failed(long now) {
      return new RetryState(first, now, failures + 1, faults);
    }

    /** Adds an attempt that may have failed because of this machine. */
    RetryState faulty(long now) {
      return new RetryState(first, now, 0, faults + 1);
    }
  }
}
