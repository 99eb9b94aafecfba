package dev.weir.trainer.training;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.evaluation.ParallelScoring;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.WnnScorer;
import dev.weir.classifiers.wnn.WnnScorer.Decision;
import dev.weir.trainer.data.ImageDataSet;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Evaluates windowed nearest neighbour: each test image against all training images. */
public final class WnnEvaluation {

  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final int WARM_UP_PASSES = 3;

  private WnnEvaluation() {}

  /**
   * Evaluates on the test part.
   *
   * @throws IllegalArgumentException if a class has no training image, or a setting is invalid
   */
  public static WnnReport run(ImageDataSet data, WnnSettings settings, Progress progress) {
    return run(
        data,
        new WnnClassifier(data.trainOfEachClass(), settings.parameters()),
        settings,
        progress);
  }

  /**
   * Evaluates after a warm-up, so that the report's seconds are those of the tests.
   *
   * @throws IllegalArgumentException if a class has no training image, or a setting is invalid
   */
  public static WnnReport timed(ImageDataSet data, WnnSettings settings, Progress progress) {
    return timed(
        data,
        new WnnClassifier(data.trainOfEachClass(), settings.parameters()),
        settings,
        progress);
  }

  /** Evaluates a classifier made from the training part after a warm-up. */
  public static WnnReport timed(
      ImageDataSet data, WnnClassifier classifier, WnnSettings settings, Progress progress) {
    warmUp(classifier, data.test());
    return run(data, classifier, settings, progress);
  }

  /** Evaluates a model made from the training part, without its preprocessing. */
  public static WnnReport run(
      ImageDataSet data, WnnModel model, WnnSettings settings, Progress progress) {
    return run(data, model.classifier(), settings, progress);
  }

  private static WnnReport run(
      ImageDataSet data, WnnClassifier classifier, WnnSettings settings, Progress progress) {
    GreyImages tests = data.test();
    Queue<WnnScorer> scorers = new ConcurrentLinkedQueue<>();
    long begun = System.nanoTime();
    int[] predicted =
        new ParallelScoring(settings.threads(), "WNN", progress)
            .predictInBatches(
                tests.size(),
                classifier.batchSize(),
                () -> {
                  WnnScorer scorer = classifier.newScorer(tests.size());
                  scorers.add(scorer);
                  return (from, to, all) -> predict(scorer, tests, from, to, all);
                });
    double seconds = (System.nanoTime() - begun) / 1e9;
    int[] actual = tests.labels();
    return new WnnReport(
        data.name(),
        settings,
        data.train().size(),
        Evaluation.of(tests.classNames(), actual, predicted),
        seconds,
        decided(scorers),
        scorers.stream().mapToLong(WnnScorer::operations).sum(),
        wrong(actual, predicted));
  }

  private static void predict(
      WnnScorer scorer, GreyImages tests, int from, int to, int[] predicted) {
    byte[][] images = new byte[to - from][];
    Arrays.setAll(images, i -> tests.image(from + i));
    int[] some = new int[images.length];
    scorer.predict(images, images.length, some);
    System.arraycopy(some, 0, predicted, from, some.length);
  }

  /** Compilation takes three seconds, which would dominate the time of a hundred tests. */
  private static void warmUp(WnnClassifier classifier, GreyImages tests) {
    WnnScorer scorer = classifier.newScorer(tests.size());
    int[] ignored = new int[tests.size()];
    int size = classifier.batchSize();
    long end = System.nanoTime() + WARM_UP.toNanos();
    for (int pass = 0; pass < WARM_UP_PASSES; pass++) {
      for (int from = 0; from < tests.size() && System.nanoTime() < end; from += size) {
        predict(scorer, tests, from, Math.min(tests.size(), from + size), ignored);
      }
    }
  }

  private static Map<Decision, Long> decided(Collection<WnnScorer> scorers) {
    Map<Decision, Long> decided = new EnumMap<>(Decision.class);
    for (Decision each : Decision.values()) {
      decided.put(each, scorers.stream().mapToLong(scorer -> scorer.decided(each)).sum());
    }
    return decided;
  }

  private static BitSet wrong(int[] actual, int[] predicted) {
    BitSet wrong = new BitSet();
    IntStream.range(0, actual.length)
        .filter(test -> actual[test] != predicted[test])
        .forEach(wrong::set);
    return wrong;
  }
}
