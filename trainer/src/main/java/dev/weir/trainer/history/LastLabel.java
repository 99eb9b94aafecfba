package dev.weir.trainer.history;

import dev.weir.schemas.Labels;
import org.jspecify.annotations.Nullable;

/** The label of a record by {@link Labels#last}, independent of the reading order. */
final class LastLabel {
  private @Nullable String label;
  private @Nullable RecordPosition last;
  private boolean conflicting;

  void add(String other, RecordPosition arrival) {
    add(other, arrival, last != null && arrival.compareTo(last) < 0);
  }

  private void add(String other, RecordPosition arrival, boolean isEarlier) {
    conflicting |= label != null && !label.equals(other);
    label = isEarlier ? Labels.last(other, label) : Labels.last(label, other);
    last = isEarlier ? last : arrival;
  }

  /** The class; null without a label, or if the last label cannot be a class. */
  @Nullable String label() {
    return label == null || Labels.classProblem(label).isPresent() ? null : label;
  }

  /** Whether there were different labels. */
  boolean isConflicting() {
    return conflicting;
  }

  /**
   * Merges the label from {@code labels} into this label, which is from the record itself. Arrivals
   * on different topics are ordered by Kafka's timestamps; on a tie the label from {@code labels}
   * is the later one.
   */
  LastLabel with(@Nullable LastLabel late) {
    if (late == null || late.label == null || late.last == null) {
      return this;
    }
    if (last == null) {
      return late;
    }
    conflicting |= late.conflicting;
    add(late.label, late.last, late.last.timestamp() < last.timestamp());
    return this;
  }
}
