package dev.weir.classifiers.wnn.definition;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The result of a backward elimination of windows, down to one; see {@link
 * dev.weir.classifiers.wnn.elimination.BackwardElimination}. Its last n windows are the best n that
 * it found.
 *
 * @param order all windows in the order in which they were left out; the last one never was
 * @param errors errors on the validation images by number of windows, the first with one window
 * @param images number of validation images
 */
public record WindowElimination(List<Integer> order, List<Integer> errors, int images) {

  /**
   * Validates the parts.
   *
   * @throws IllegalArgumentException if the order is not one of all windows, or the errors are not
   *     one number for each, of 0 to {@code images}
   */
  public WindowElimination {
    order = List.copyOf(order);
    errors = List.copyOf(errors);
    int all = order.size();
    BitSet seen = new BitSet(all);
    for (int window : order) {
      if (window < 0 || window >= all || seen.get(window)) {
        throw new IllegalArgumentException(
            "the elimination of %d windows names window %d twice, or it does not exist"
                .formatted(all, window));
      }
      seen.set(window);
    }
    int most = images;
    if (errors.size() != all || errors.stream().anyMatch(each -> each < 0 || each > most)) {
      throw new IllegalArgumentException(
          "the errors of an elimination are %d numbers of 0 to %d".formatted(all, images));
    }
  }

  /** Errors on the validation images with the best n windows. */
  public int errors(int windows) {
    return errors.get(windows - 1);
  }

  /**
   * The best windows.
   *
   * @param windows how many, from 1 to all
   */
  public WindowSelection selection(int windows) {
    List<Integer> kept = new ArrayList<>(order.subList(order.size() - windows, order.size()));
    Collections.sort(kept);
    return new WindowSelection(order.size(), kept, Optional.of(this));
  }

  /** Whether these windows are the last of the order. */
  boolean isLast(List<Integer> windows) {
    return order.size() >= windows.size()
        && new HashSet<>(windows)
            .containsAll(order.subList(order.size() - windows.size(), order.size()));
  }
}
