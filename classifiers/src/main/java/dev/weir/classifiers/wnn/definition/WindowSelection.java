package dev.weir.classifiers.wnn.definition;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The windows that count: all windows of an image, or some. A window is named by the index of its
 * centre pixel, row by row. A window's own distance does not depend on the selection, so a class's
 * distance is the sum over the selected windows.
 *
 * @param all number of all windows: the pixels of an image
 * @param windows the windows that count, ascending
 * @param elimination how they were chosen, if known
 */
public record WindowSelection(
    int all, List<Integer> windows, Optional<WindowElimination> elimination) {

  /**
   * Validates the windows.
   *
   * @throws IllegalArgumentException if they are none, not ascending or beyond the image, or not
   *     the last ones of the elimination
   */
  public WindowSelection {
    windows = List.copyOf(windows);
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("at least one window must count");
    }
    requireAscending(windows, all);
    if (elimination.isPresent()
        && (elimination.get().order().size() != all || !elimination.get().isLast(windows))) {
      throw new IllegalArgumentException(
          "the %d windows are not those that the elimination keeps".formatted(windows.size()));
    }
  }

  private static void requireAscending(List<Integer> windows, int all) {
    int before = -1;
    for (int window : windows) {
      if (window <= before || window >= all) {
        throw new IllegalArgumentException(
            "window %d after window %d; windows are ascending, from 0 to %d"
                .formatted(window, before, all - 1));
      }
      before = window;
    }
  }

  /** All windows of an image of this many pixels. */
  public static WindowSelection all(int pixels) {
    return new WindowSelection(
        pixels, IntStream.range(0, pixels).boxed().toList(), Optional.empty());
  }

  /** Some windows of an image of this many pixels, in any order. */
  public static WindowSelection of(int pixels, int... windows) {
    return new WindowSelection(
        pixels, IntStream.of(windows).sorted().boxed().toList(), Optional.empty());
  }

  /** Whether every window counts. */
  public boolean isAll() {
    return windows.size() == all;
  }

  /** Number of windows that count. */
  public int size() {
    return windows.size();
  }

  /** Number of windows and how they were chosen, in a sentence. */
  public String description() {
    String text = "%,d of its %,d windows count".formatted(size(), all);
    return elimination
        .map(
            how ->
                "%s, chosen on %,d validation images (%,d errors with them, %,d with all windows)."
                    .formatted(text, how.images(), how.errors(size()), how.errors(all)))
        .orElse(text + ".");
  }

  /** The windows that count, as a set. */
  public BitSet toBitSet() {
    BitSet set = new BitSet(all);
    windows.forEach(set::set);
    return set;
  }
}
