package dev.weir.stream.models;

import java.util.List;
import java.util.Optional;

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
   * @param before the champions of earlier entries, the latest first: they score in its place where
   *     it throws
   */
  record Scoring(
      LoadedModel model, List<LoadedModel> before, List<Challenger> challengers, long revision)
      implements Made {
    public Scoring {
      before = List.copyOf(before);
    }
  }

  /** Challengers only: another application scores the champion. */
  record Challenging(List<Challenger> challengers, long revision) implements Made {}

  /**
   * None ever: the timeline begins after the record's event time.
   *
   * @param firstValidFrom the timeline's first moment, milliseconds since the epoch
   */
  record BeforeFirst(long firstValidFrom) implements Choice {}

  /**
   * None ever: each version of the timeline up to the record's event time was refused, and such
   * records are to be dead letters.
   *
   * @param detail which were refused, and why
   */
  record NeverUsable(String detail) implements Choice {}

  /**
   * None yet.
   *
   * @param detail what is missing
   * @param unloaded the version that is to be asked for, if it is one that is only loaded then
   */
  record NotYet(String detail, Optional<VersionId> unloaded) implements Choice {
    /** Something that comes by itself, or not at all. */
    public NotYet(String detail) {
      this(detail, Optional.empty());
    }
  }
}
