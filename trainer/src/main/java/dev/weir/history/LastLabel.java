package dev.weir.history;

import dev.weir.schemas.Labels;
import org.jspecify.annotations.Nullable;

/** The label of a record: the one that arrived last counts, independent of the reading order. */
final class LastLabel {
  private @Nullable String label;
  private @Nullable Arrival last;
  private boolean conflicting;

  void add(String said, Arrival arrival) {
    conflicting |= label != null && !label.equals(said);
    if (last == null || arrival.compareTo(last) > 0) {
      label = said;
      last = arrival;
    }
  }

  /** The class, or null where nothing was said, or last what can be no class. */
  @Nullable String label() {
    return label == null || Labels.classProblem(label).isPresent() ? null : label;
  }

  /** Whether there were different labels. */
  boolean isConflicting() {
    return conflicting;
  }

  /**
   * Combines this label, from the record itself, with the one from {@code labels}. As in the
   * stream, the later one by Kafka timestamp counts; on a tie the one from {@code labels}.
   */
  LastLabel with(@Nullable LastLabel late) {
    if (late == null || late.last == null) {
      return this;
    }
    if (label == null || last == null) {
      return late;
    }
    LastLabel both = new LastLabel();
    boolean lateCounts = late.last.timestamp() >= last.timestamp();
    both.label = lateCounts ? late.label : label;
    both.last = lateCounts ? late.last : last;
    both.conflicting = conflicting || late.conflicting || !label.equals(late.label);
    return both;
  }
}
