package dev.weir.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order of labels: some before their signals, the rest in batches long after, some of them
 * twice, some wrong at first and corrected at the end.
 *
 * @param truth the true labels
 */
record LabelPlan(GroundTruth truth) {

  /** Records whose labels are sent first. */
  static final int EARLY = 50;

  private static final int BATCHES = 8;

  /**
   * One label of a record.
   *
   * @param index of the record
   * @param label right or wrong
   */
  record PlannedLabel(int index, String label) {}

  /** Labels sent before their records. */
  List<PlannedLabel> early() {
    return IntStream.range(0, Math.min(EARLY, truth.size())).mapToObj(this::right).toList();
  }

  /** The other labels, in batches of about equal size. */
  List<List<PlannedLabel>> batches() {
    List<List<PlannedLabel>> batches = new ArrayList<>();
    int late = truth.size() - EARLY;
    for (int b = 0; b < BATCHES; b++) {
      List<PlannedLabel> batch = new ArrayList<>();
      IntStream.range(EARLY + late * b / BATCHES, EARLY + late * (b + 1) / BATCHES)
          .forEach(index -> addLabels(index, batch));
      batches.add(batch);
    }
    return batches;
  }

  private void addLabels(int index, List<PlannedLabel> batch) {
    batch.add(isWrong(index) ? new PlannedLabel(index, otherClass(index)) : right(index));
    if (isTwice(index)) {
      batch.add(right(index));
    }
  }

  /** The true labels of the records that were labelled wrong. */
  List<PlannedLabel> corrections() {
    return IntStream.range(EARLY, truth.size())
        .filter(LabelPlan::isWrong)
        .mapToObj(this::right)
        .toList();
  }

  /** The number of labels sent twice. */
  long twice() {
    return IntStream.range(EARLY, truth.size()).filter(LabelPlan::isTwice).count();
  }

  private PlannedLabel right(int index) {
    return new PlannedLabel(index, truth.label(index));
  }

  private String otherClass(int index) {
    List<String> classes = truth.classes();
    return classes.get((truth.classOf().applyAsInt(index) + 1) % classes.size());
  }

  private static boolean isTwice(int index) {
    return index % 10 == 3;
  }

  private static boolean isWrong(int index) {
    return index % 20 == 7;
  }
}
