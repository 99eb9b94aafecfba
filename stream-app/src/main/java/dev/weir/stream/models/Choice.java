package dev.weir.stream.models;

/** Which model version scores a record. */
public sealed interface Choice {
  /**
   * This one.
   *
   * @param model the champion of the record's event time
   */
  record Scoring(LoadedModel model) implements Choice {}

  /**
   * None ever: the timeline begins after the record's event time.
   *
   * @param firstValidFrom the timeline's first moment, milliseconds since the epoch
   */
  record BeforeFirst(long firstValidFrom) implements Choice {}

  /**
   * None yet.
   *
   * @param detail what is missing
   */
  record NotYet(String detail) implements Choice {}
}
