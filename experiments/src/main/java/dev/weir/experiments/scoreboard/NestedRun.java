package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.evaluation.ParallelScoring;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.Extension;
import dev.weir.classifiers.wnn.NestedClassifier;
import dev.weir.classifiers.wnn.NestedScorer;
import dev.weir.experiments.scoreboard.RunParts.Part;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.training.WindowMethod;
import dev.weir.trainer.training.WnnReport;
import dev.weir.trainer.training.WnnSettings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Runs of WNN, or of WNN and DWNN, that differ in their extensions only, one of which includes all
 * others: they are measured together, and every one is as if it were measured alone.
 *
 * @param first WNN with any extension
 * @param sets the extensions, all different
 * @param methods WNN, and then DWNN if it is wanted
 */
record NestedRun(WnnExperiment first, List<Extension> sets, List<WindowMethod> methods) {

  /** WNN and DWNN. */
  static NestedRun ofBoth(WnnExperiment first, List<Extension> sets) {
    return new NestedRun(first, sets, List.of(WindowMethod.WNN, WindowMethod.DWNN));
  }

  /** WNN alone. */
  static NestedRun ofWindows(WnnExperiment first, List<Extension> sets) {
    return new NestedRun(first, sets, List.of(WindowMethod.WNN));
  }

  /** All runs, first those of WNN. */
  List<WnnExperiment> runs() {
    return methods.stream()
        .flatMap(method -> sets.stream().map(set -> first.by(method).extended(set)))
        .toList();
  }

  /** The run with all images. */
  WnnExperiment largest() {
    return sets.stream()
        .filter(set -> sets.stream().allMatch(set::includes))
        .findFirst()
        .map(first::extended)
        .orElseThrow();
  }

  /** An id of the run with all its settings. */
  private String id() {
    return String.join("; ", runs().stream().map(WnnExperiment::id).toList());
  }

  /**
   * The results of all runs; tests that are kept are not compared again. None counts operations.
   *
   * @param images their images
   * @param threads number of threads
   */
  Map<WnnExperiment, WnnReport> reports(
      ImageDataSet images, int threads, RunParts parts, Progress progress) {
    long begun = System.nanoTime();
    int[][] predicted = predicted(images, threads, parts, progress);
    double seconds = (System.nanoTime() - begun) / 1e9;
    GreyImages tests = images.test();
    List<WnnExperiment> runs = runs();
    Map<WnnExperiment, WnnReport> reports = new LinkedHashMap<>();
    for (int run = 0; run < runs.size(); run++) {
      WnnReport report =
          new WnnReport(
              images.name(),
              new WnnSettings(runs.get(run).parameters(), threads),
              images.train().size(),
              Evaluation.of(tests.classNames(), tests.labels(), predicted[run]),
              seconds,
              Map.of(),
              0,
              IntStream.of(predicted[run]).boxed().toList(),
              IntStream.of(tests.labels()).boxed().toList());
      reports.put(runs.get(run), report);
    }
    return reports;
  }

  /** By run and test. */
  private int[][] predicted(ImageDataSet images, int threads, RunParts parts, Progress progress) {
    int[][] predicted = new int[runs().size()][images.test().size()];
    int[] left = takeUp(parts, predicted);
    if (left.length > 0) {
      compare(images, left, predicted, threads, parts, progress);
    }
    return predicted;
  }

  /** Fills in what is kept, and returns the other tests. */
  private int[] takeUp(RunParts parts, int[][] predicted) {
    boolean[] known = new boolean[predicted[0].length];
    for (Part part : parts.of(id())) {
      for (int i = 0; i < part.tests().size(); i++) {
        int test = part.tests().get(i);
        known[test] = true;
        for (int run = 0; run < predicted.length; run++) {
          predicted[run][test] = part.predicted().get(run).get(i);
        }
      }
    }
    return IntStream.range(0, known.length).filter(test -> !known[test]).toArray();
  }

  private void compare(
      ImageDataSet images,
      int[] left,
      int[][] predicted,
      int threads,
      RunParts parts,
      Progress progress) {
    NestedClassifier classifier =
        new NestedClassifier(images.trainOfEachClass(), first.parameters(), sets);
    int size = Math.clamp(Math.ceilDiv(left.length, threads), 1, classifier.batchSize());
    new ParallelScoring(threads, "batches of tests", progress)
        .forEach(
            Math.ceilDiv(left.length, size),
            () -> batches(classifier.newScorer(left.length), images, left, size, predicted, parts));
  }

  private IntConsumer batches(
      NestedScorer scorer,
      ImageDataSet images,
      int[] left,
      int size,
      int[][] predicted,
      RunParts parts) {
    return batch -> {
      int end = Math.min(left.length, (batch + 1) * size);
      int[] tests = Arrays.copyOfRange(left, batch * size, end);
      int[][] some = predict(scorer, images.test(), tests);
      for (int run = 0; run < predicted.length; run++) {
        for (int i = 0; i < tests.length; i++) {
          predicted[run][tests[i]] = some[run][i];
        }
      }
      parts.add(new Part(id(), boxed(tests), Arrays.stream(some).map(NestedRun::boxed).toList()));
    };
  }

  private int[][] predict(NestedScorer scorer, GreyImages from, int[] tests) {
    byte[][] images = Arrays.stream(tests).mapToObj(from::image).toArray(byte[][]::new);
    int[][] byWindows = new int[sets.size()][tests.length];
    int[][] byImages = new int[(methods.size() - 1) * sets.size()][tests.length];
    scorer.predict(images, tests.length, byWindows, byImages);
    int[][] all = Arrays.copyOf(byWindows, byWindows.length + byImages.length);
    System.arraycopy(byImages, 0, all, byWindows.length, byImages.length);
    return all;
  }

  private static List<Integer> boxed(int[] values) {
    return IntStream.of(values).boxed().toList();
  }
}
