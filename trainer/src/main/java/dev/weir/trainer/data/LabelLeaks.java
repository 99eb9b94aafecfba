package dev.weir.trainer.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Detects columns that alone separate the classes, such as a line number if lines are sorted by
 * class, or another form of the label.
 *
 * <p>Sorted by such a column, the 100 cases of one class are followed by the 100 of the next: the
 * class changes once, where noise would cause about 100 changes. A sample of a signal may separate
 * classes too, but then the adjacent samples nearly do so as well; a column therefore counts only
 * if its neighbours do not.
 */
final class LabelLeaks {
  /** With fewer cases, one of many columns may be sorted by chance. */
  private static final int LEAST_CASES = 30;

  /** Whole numbers, such as line numbers and class numbers, need fewer cases. */
  private static final int LEAST_CASES_OF_WHOLE_NUMBERS = 15;

  /** Limit on the cases that are examined, spread evenly. */
  private static final int MOST_CASES = 2_000;

  /** One extra change is allowed per this many cases. */
  private static final int CASES_PER_STRAY = 50;

  /** A neighbour has at least one extra change per this many cases. */
  private static final int CASES_PER_CHANGE = 10;

  private final List<LabelledExample> cases;
  private final int classes;

  LabelLeaks(List<LabelledExample> all) {
    int step = (all.size() + MOST_CASES - 1) / MOST_CASES;
    cases = IntStream.range(0, all.size()).filter(i -> i % step == 0).mapToObj(all::get).toList();
    classes = (int) cases.stream().map(LabelledExample::label).distinct().count();
  }

  /** A warning about columns, as a sentence. */
  Optional<String> doubt(CsvColumns columns) {
    int[] places = columns.values();
    List<String> found = new ArrayList<>();
    if (cases.size() >= LEAST_CASES_OF_WHOLE_NUMBERS
        && classes >= 2
        && 2 * classes <= cases.size()) {
      int[] changes = IntStream.range(0, places.length).map(this::changes).toArray();
      IntStream.range(0, places.length)
          .filter(i -> separates(changes, i))
          .forEach(i -> found.add(columns.names().of(places[i])));
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "column %s alone separates the classes, and adjacent columns do not: is it a line number, or another form of the label? If it is not a sample, use --ignore %s"
            .formatted(String.join(", ", found), String.join(",", found)));
  }

  private boolean separates(int[] changes, int column) {
    int least = classes - 1;
    int neighbours = least + Math.max(1, cases.size() / CASES_PER_CHANGE);
    boolean alone =
        IntStream.of(column - 1, column + 1)
            .filter(i -> i >= 0 && i < changes.length)
            .allMatch(i -> changes[i] > neighbours);
    boolean enough = cases.size() >= LEAST_CASES || isWhole(column);
    return enough && alone && changes[column] <= least + cases.size() / CASES_PER_STRAY;
  }

  private boolean isWhole(int column) {
    return cases.stream().allMatch(it -> it.values()[column] == Math.rint(it.values()[column]));
  }

  /**
   * Number of class changes along a column's sorted values; equal values must not have different
   * classes.
   */
  private int changes(int column) {
    List<LabelledExample> sorted =
        cases.stream().sorted(Comparator.comparingDouble(it -> it.values()[column])).toList();
    int changes = 0;
    for (int i = 1; i < sorted.size(); i++) {
      LabelledExample one = sorted.get(i);
      LabelledExample before = sorted.get(i - 1);
      if (one.values()[column] == before.values()[column]) {
        changes += one.label().equals(before.label()) ? 0 : cases.size();
      } else if (!one.label().equals(before.label())) {
        changes++;
      }
    }
    return changes;
  }
}
