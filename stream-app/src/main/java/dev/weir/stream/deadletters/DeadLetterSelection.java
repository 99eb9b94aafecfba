package dev.weir.stream.deadletters;

import java.util.List;
import java.util.Set;

/**
 * The letters that a filter selected at one moment.
 *
 * @param found in order of position
 * @param replayed positions of all replayed letters
 */
public record DeadLetterSelection(List<DeadLetterEntry> found, Set<RecordOffset> replayed) {
  public DeadLetterSelection {
    found = List.copyOf(found);
    replayed = Set.copyOf(replayed);
  }
}
