package dev.weir.letters;

import java.util.List;
import java.util.Set;

/**
 * Letters that were asked for, at one moment.
 *
 * @param found in the order of their positions
 * @param replayed the positions of all letters that were sent again
 */
public record Letters(List<Letter> found, Set<Position> replayed) {
  public Letters {
    found = List.copyOf(found);
    replayed = Set.copyOf(replayed);
  }
}
