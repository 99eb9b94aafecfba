package dev.weir.stream.models;

import dev.weir.stream.names.ModelVersionId;
import java.util.List;
import java.util.Optional;

/** Which model versions score a record. */
public sealed interface ModelSelection {
  /** The versions that score. Created once per timeline snapshot, never per record. */
  sealed interface Selected extends ModelSelection {
    /** The loaded challengers, including suspended ones. */
    List<Challenger> challengers();

    /** The revision of the timeline that chose. */
    long revision();
  }

  /**
   * A champion with its challengers.
   *
   * @param model the champion of the record's event time
   * @param before the champions of earlier entries, the latest first: they score instead if it
   *     throws
   */
  record ChampionSelected(
      LoadedModel model, List<LoadedModel> before, List<Challenger> challengers, long revision)
      implements Selected {
    public ChampionSelected {
      before = List.copyOf(before);
    }
  }

  /** Challengers only: another application scores the champion. */
  record ChallengersOnly(List<Challenger> challengers, long revision) implements Selected {}

  /**
   * Never any: the timeline begins after the record's event time.
   *
   * @param firstValidFrom start of the timeline, milliseconds since the epoch
   */
  record BeforeTimeline(long firstValidFrom) implements ModelSelection {}

  /**
   * Never any: every version of the timeline up to the record's event time was refused, and such
   * records are to be dead letters.
   *
   * @param detail which were refused, and why
   */
  record NeverUsable(String detail) implements ModelSelection {}

  /**
   * None yet.
   *
   * @param detail what is missing
   * @param unloaded the version to request, if it is only loaded on demand
   */
  record Pending(String detail, Optional<ModelVersionId> unloaded) implements ModelSelection {
    /** Creates one that cannot be requested. */
    public Pending(String detail) {
      this(detail, Optional.empty());
    }
  }
}
