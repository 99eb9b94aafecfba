package dev.weir.trainer.training;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.evaluation.ParallelScoring;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WindowClassifier;
import dev.weir.classifiers.wnn.WindowScorer;
import dev.weir.trainer.data.ImageDataSet;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Evaluates windowed nearest neighbour, DWNN and both combined: each test image against all
 * training images.
 */
public final class WnnEvaluation {

  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final int WARM_UP_PASSES = 3;

  private WnnEvaluation() {}

  /**
   * Evaluates WNN on the test part.
   *
   * @throws IllegalArgumentException if a class has no training image, or a setting is invalid
   */
  public static WnnReport run(ImageDataSet data, WnnSettings settings, Progress progress) {
    return run(data, WindowMethod.WNN, settings, progress);
  }

  /**
   * Evaluates on the test part.
   *
   * @throws IllegalArgumentException if a class has no training image, or a setting is invalid
   */
  public static WnnReport run(
      ImageDataSet data, WindowMethod method, WnnSettings settings, Progress progress) {
    return run(data, method.classifier(data, settings.parameters()), settings, progress);
  }

  /**
   * Evaluates after a warm-up, so that the report's seconds are those of the tests.
   *
   * @throws IllegalArgumentException if a class has no training image, or a setting is invalid
   */
  public static WnnReport timed(
      ImageDataSet data, WindowMethod method, WnnSettings settings, Progress progress) {
    return timed(data, method.classifier(data, settings.parameters()), settings, progress);
  }

  /** Evaluates a classifier made from the training part after a warm-up. */
  public static WnnReport timed(
      ImageDataSet data, WindowClassifier classifier, WnnSettings settings, Progress progress) {
    warmUp(classifier, data.test());
    return run(data, classifier, settings, progress);
  }

  /** Evaluates a classifier made from the training part. */
  public static WnnReport run(
      ImageDataSet data, WindowClassifier classifier, WnnSettings settings, Progress progress) {
    GreyImages tests = data.test();
    Queue<WindowScorer> scorers = new ConcurrentLinkedQueue<>();
    long begun = System.nanoTime();
    int[] predicted =
        new ParallelScoring(settings.threads(), "tests", progress)
            .predictInBatches(
                tests.size(),
                classifier.batchSize(),
                () -> {
                  WindowScorer scorer = classifier.newScorer(tests.size());
                  scorers.add(scorer);
                  return (from, to, all) -> predict(scorer, tests, from, to, all);
                });
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new WnnReport(
        data.name(),
        settings,
        data.train().size(),
        Evaluation.of(tests.classNames(), tests.labels(), predicted),
        seconds,
        decided(scorers),
        scorers.stream().mapToLong(WindowScorer::operations).sum(),
        IntStream.of(predicted).boxed().toList(),
        IntStream.of(tests.labels()).boxed().toList());
  }

  private static void predict(
      WindowScorer scorer, GreyImages tests, int from, int to, int[] predicted) {
    byte[][] images = new byte[to - from][];
    Arrays.setAll(images, i -> tests.image(from + i));
    int[] some = new int[images.length];
    scorer.predict(images, images.length, some);
    System.arraycopy(some, 0, predicted, from, some.length);
  }

  /** Compilation takes three seconds, which would dominate the time of a hundred tests. */
  private static void warmUp(WindowClassifier classifier, GreyImages tests) {
    WindowScorer scorer = classifier.newScorer(tests.size());
    int[] ignored = new int[tests.size()];
    int size = classifier.batchSize();
    long end = System.nanoTime() + WARM_UP.toNanos();
    for (int pass = 0; pass < WARM_UP_PASSES; pass++) {
      for (int from = 0; from < tests.size() && System.nanoTime() < end; from += size) {
        predict(scorer, tests, from, Math.min(tests.size(), from + size), ignored);
      }
    }
  }

  private static Map<String, Long> decided(Collection<WindowScorer> scorers) {
    Map<String, Long> decided = new LinkedHashMap<>();
    for (WindowScorer scorer : scorers) {
      scorer.decided().forEach((how, count) -> decided.merge(how, count, Long::sum));
    }
    return decided;
  }
}
