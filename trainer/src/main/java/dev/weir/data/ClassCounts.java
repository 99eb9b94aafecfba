package dev.weir.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Number of cases per class, in two parts.
 *
 * @param names class names
 * @param train number of training cases, in the order of the names
 * @param test number of test cases, in the order of the names
 */
record ClassCounts(List<String> names, List<Integer> train, List<Integer> test) {
  /**
   * Counts the cases.
   *
   * @param train for each training case the index of its class
   * @param test for each test case the index of its class
   */
  static ClassCounts of(List<String> names, IntStream train, IntStream test) {
    return new ClassCounts(
        List.copyOf(names), counts(names.size(), train), counts(names.size(), test));
  }

  private static List<Integer> counts(int classes, IntStream labels) {
    int[] counts = new int[classes];
    labels.forEach(label -> counts[label]++);
    return IntStream.of(counts).boxed().toList();
  }

  int trainSize() {
    return train.stream().mapToInt(Integer::intValue).sum();
  }

  int testSize() {
    return test.stream().mapToInt(Integer::intValue).sum();
  }

  /** Each class with its counts in both parts. */
  @Override
  public String toString() {
    return LabelCounts.text(LabelCounts.of(names, train, test));
  }

  void addTo(ArrayNode classes) {
    for (int i = 0; i < names.size(); i++) {
      classes
          .addObject()
          .put("name", names.get(i))
          .put("train", train.get(i))
          .put("test", test.get(i));
    }
  }
}
