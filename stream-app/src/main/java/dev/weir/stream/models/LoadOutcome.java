package dev.weir.stream.models;

/** The result of loading a version. */
sealed interface LoadOutcome {
  /**
   * It can score.
   *
   * @param model the model
   */
  record Succeeded(LoadedModel model) implements LoadOutcome {}

  /**
   * It must not score.
   *
   * @param why the reason
   */
  record Refused(ModelRefusedException why) implements LoadOutcome {}

  /**
   * Kafka or the registry failed: it is retried.
   *
   * @param why the cause
   */
  record Failed(RuntimeException why) implements LoadOutcome {}

  /**
   * It caused a failure of this Java process.
   *
   * @param why the cause
   */
  record Broken(Throwable why) implements LoadOutcome {}
}
