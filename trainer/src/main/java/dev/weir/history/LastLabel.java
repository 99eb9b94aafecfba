package dev.weir.history;

import dev.weir.schemas.Labels;
import org.jspecify.annotations.Nullable;

/** The label of a record by {@link Labels#last}, independent of the reading order. */
final class LastLabel {
  private @Nullable String label;
  private @Nullable Arrival last;
  private boolean conflicting;

  void add(String said, Arrival arrival) {
    add(said, arrival, last != null && arrival.compareTo(last) < 0);
  }

  private void add(String said, Arrival arrival, boolean isEarlier) {
    conflicting |= label != null && !label.equals(said);
    label = isEarlier ? Labels.last(said, label) : Labels.last(label, said);
    last = isEarlier ? last : arrival;
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
   * Adds the one from {@code labels} to this label, from the record itself. The order of arrival on
   * two topics is that of Kafka's timestamps; on a tie the one from {@code labels} is the later.
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
