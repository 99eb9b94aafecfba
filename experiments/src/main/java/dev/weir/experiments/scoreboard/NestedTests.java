package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.evaluation.ParallelScoring;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.nested.NestedClassifier;
import dev.weir.classifiers.nested.NestedScorer;
import dev.weir.classifiers.nested.NestedSet;
import dev.weir.experiments.scoreboard.RunParts.Part;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.training.WindowMethod;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The tests of a {@link NestedRun} that the same splits have: they are compared for the runs of
 * these splits.
 *
 * @param id names these tests of the run
 * @param runs the runs of these splits, as numbered in the {@link NestedRun}
 * @param nested all runs
 * @param tests the tests
 * @param images by split
 * @param predicted receives the classes, by run of all and test of its split
 * @param unknown the tests whose classes are not kept
 * @param parts keeps them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NestedTests(
    String id,
    int[] runs,
    NestedRun nested,
    SharedImages tests,
    List<ImageDataSet> images,
    int[][] predicted,
    int[] unknown,
    RunParts parts) {

  /** Takes up what is kept. */
  static NestedTests of(
      NestedRun nested,
      SharedImages tests,
      List<ImageDataSet> images,
      int[][] predicted,
      RunParts parts) {
    int[] runs =
        IntStream.range(0, nested.runs().size())
            .filter(run -> tests.splits().contains(nested.splitOf(nested.runs().get(run))))
            .toArray();
    boolean isOfAll = tests.splits().size() == images.size();
    String id =
        nested.id() + (isOfAll ? "" : "; tests of the splits %s alone".formatted(tests.splits()));
    NestedTests all =
        new NestedTests(id, runs, nested, tests, images, predicted, new int[0], parts);
    boolean[] known = new boolean[tests.size()];
    for (Part part : parts.of(id)) {
      int[] some = part.tests().stream().mapToInt(Integer::intValue).toArray();
      all.put(some, part.predicted());
      IntStream.of(some).forEach(test -> known[test] = true);
    }
    int[] unknown = IntStream.range(0, known.length).filter(test -> !known[test]).toArray();
    return new NestedTests(id, runs, nested, tests, images, predicted, unknown, parts);
  }

  /** Number of tests whose classes are not kept. */
  int left() {
    return unknown.length;
  }

  private WnnExperiment run(int i) {
    return nested.runs().get(runs[i]);
  }

  /**
   * Puts the classes of some tests in their places.
   *
   * @param classes by run of these splits and test
   */
  private void put(int[] some, List<List<Integer>> classes) {
    for (int i = 0; i < runs.length; i++) {
      int split = nested.splitOf(run(i));
      for (int j = 0; j < some.length; j++) {
        predicted[runs[i]][tests.place(some[j], split)] = classes.get(i).get(j);
      }
    }
  }

  /** Compares the tests that are left, in batches that are kept as soon as they are finished. */
  void compare(int threads, Progress progress) {
    if (unknown.length == 0) {
      return;
    }
    List<NestedSet> sets = sets();
    NestedClassifier classifier =
        new NestedClassifier(
            tests.splits().stream().map(split -> images.get(split).trainOfEachClass()).toList(),
            run(0).parameters(),
            sets);
    // As many batches for each thread, so that none waits long for the others at the end.
    int rounds = Math.ceilDiv(unknown.length, threads * classifier.batchSize());
    int size = Math.ceilDiv(unknown.length, threads * rounds);
    new ParallelScoring(threads, "batches of tests", progress)
        .forEach(
            Math.ceilDiv(unknown.length, size),
            () -> batches(classifier.newScorer(unknown.length), sets, size));
  }

  /** The training images of a split with an extension, once for both methods. */
  private List<NestedSet> sets() {
    return IntStream.range(0, runs.length).mapToObj(this::set).distinct().toList();
  }

  private NestedSet set(int i) {
    WnnExperiment run = run(i);
    return new NestedSet(
        tests.splits().indexOf(nested.splitOf(run)),
        NestedRun.extension(run),
        nested.runs().contains(run.by(WindowMethod.DWNN)));
  }

  private IntConsumer batches(NestedScorer scorer, List<NestedSet> sets, int size) {
    return batch -> {
      int end = Math.min(unknown.length, (batch + 1) * size);
      int[] some = Arrays.copyOfRange(unknown, batch * size, end);
      List<List<Integer>> classes = predict(scorer, sets, some);
      put(some, classes);
      parts.add(new Part(id, boxed(some), classes));
    };
  }

  private List<List<Integer>> predict(NestedScorer scorer, List<NestedSet> sets, int[] some) {
    int split = tests.splits().getFirst();
    GreyImages from = images.get(split).test();
    byte[][] pixels =
        Arrays.stream(some)
            .mapToObj(test -> from.image(tests.place(test, split)))
            .toArray(byte[][]::new);
    int[][] byWindows = new int[sets.size()][some.length];
    int[][] byImages = new int[sets.size()][some.length];
    scorer.predict(pixels, some.length, byWindows, byImages);
    return IntStream.range(0, runs.length)
        .mapToObj(
            i -> {
              int[][] ofMethod = run(i).method() == WindowMethod.WNN ? byWindows : byImages;
              return boxed(ofMethod[sets.indexOf(set(i))]);
            })
        .toList();
  }

  private static List<Integer> boxed(int[] values) {
    return IntStream.of(values).boxed().toList();
  }
}
