package dev.weir.stream.models;

import java.util.List;

/** Which model versions score a record. */
public sealed interface Choice {
  /** These ones. They are made once for each picture of the timeline, never for a record. */
  sealed interface Made extends Choice {
    /** The challengers that are loaded, suspended ones among them. */
    List<Challenger> challengers();

    /** The revision of the timeline that chose. */
    long revision();
  }

  /**
   * A champion, and challengers beside it.
   *
   * @param model the champion of the record's event time
   */
  record Scoring(LoadedModel model, List<Challenger> challengers, long revision) implements Made {}

  /** Challengers only: another application scores the champion. */
  record Challenging(List<Challenger> challengers, long revision) implements Made {}

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
