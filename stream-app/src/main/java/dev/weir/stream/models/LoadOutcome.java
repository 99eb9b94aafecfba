package dev.weir.stream.models;

/** What came of loading a version. */
sealed interface LoadOutcome {
  /**
   * It can score.
   *
   * @param model the model
   */
  record Good(LoadedModel model) implements LoadOutcome {}

  /**
   * It must not score.
   *
   * @param why why
   */
  record Refused(ModelRefusedException why) implements LoadOutcome {}

  /**
   * Kafka or the registry failed: it is tried again.
   *
   * @param why why
   */
  record Failed(RuntimeException why) implements LoadOutcome {}

  /**
   * It made something of this Java process fail.
   *
   * @param why why
   */
  record Broken(Throwable why) implements LoadOutcome {}
}
