package dev.weir.letters;

import java.util.List;
import java.util.Set;

/**
 * The letters that a filter selected at one moment.
 *
 * @param found in order of position
 * @param replayed positions of all replayed letters
 */
public record Letters(List<Letter> found, Set<Position> replayed) {
  public Letters {
    found = List.copyOf(found);
    replayed = Set.copyOf(replayed);
  }
}
