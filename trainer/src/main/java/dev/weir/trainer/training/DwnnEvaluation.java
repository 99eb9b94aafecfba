package dev.weir.trainer.training;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.evaluation.ParallelScoring;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.CombinedClassifier;
import dev.weir.classifiers.wnn.DwnnClassifier;
import dev.weir.classifiers.wnn.WindowScorer;
import dev.weir.trainer.data.ImageDataSet;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;

/** Evaluates DWNN, alone or combined with WNN: each test image against all training images. */
public final class DwnnEvaluation {

  private DwnnEvaluation() {}

  /**
   * Evaluates DWNN on the test part.
   *
   * @throws IllegalArgumentException if a class has no training image, or a setting is invalid
   */
  public static WindowReport dwnn(ImageDataSet data, WnnSettings settings, Progress progress) {
    return run(
        data,
        new DwnnClassifier(data.trainOfEachClass(), settings.parameters()),
        settings,
        progress);
  }

  /**
   * Evaluates WNN and DWNN combined on the test part.
   *
   * @throws IllegalArgumentException if a class has no training image, or a setting is invalid
   */
  public static WindowReport combined(ImageDataSet data, WnnSettings settings, Progress progress) {
    return run(
        data,
        new CombinedClassifier(data.trainOfEachClass(), settings.parameters()),
        settings,
        progress);
  }

  /** Evaluates a classifier of the training part. */
  public static WindowReport run(
      ImageDataSet data, DwnnClassifier classifier, WnnSettings settings, Progress progress) {
    return run(data, "DWNN", classifier::newScorer, settings, progress);
  }

  /** Evaluates a classifier of the training part. */
  public static WindowReport run(
      ImageDataSet data, CombinedClassifier classifier, WnnSettings settings, Progress progress) {
    return run(data, "WNN and DWNN", classifier::newScorer, settings, progress);
  }

  private static WindowReport run(
      ImageDataSet data,
      String stage,
      IntFunction<WindowScorer> classifier,
      WnnSettings settings,
      Progress progress) {
    GreyImages tests = data.test();
    Queue<WindowScorer> scorers = new ConcurrentLinkedQueue<>();
    long begun = System.nanoTime();
    int[] predicted =
        new ParallelScoring(settings.threads(), stage, progress)
            .predict(
                tests.size(),
                () -> {
                  WindowScorer scorer = classifier.apply(tests.size());
                  scorers.add(scorer);
                  return test -> scorer.predict(tests.image(test));
                });
    double seconds = (System.nanoTime() - begun) / 1e9;
    WnnReport figures =
        new WnnReport(
            data.name(),
            settings,
            data.train().size(),
            Evaluation.of(tests.classNames(), tests.labels(), predicted),
            seconds,
            Map.of(),
            scorers.stream().mapToLong(WindowScorer::operations).sum(),
            wrong(tests, predicted));
    return new WindowReport(figures, decided(scorers));
  }

  private static Map<String, Long> decided(Collection<WindowScorer> scorers) {
    Map<String, Long> decided = new LinkedHashMap<>();
    for (WindowScorer scorer : scorers) {
      scorer.decided().forEach((how, count) -> decided.merge(how, count, Long::sum));
    }
    return decided;
  }

  private static BitSet wrong(GreyImages tests, int[] predicted) {
    BitSet wrong = new BitSet();
    for (int test = 0; test < predicted.length; test++) {
      wrong.set(test, predicted[test] != tests.label(test));
    }
    return wrong;
  }
}
