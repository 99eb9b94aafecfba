package dev.weir.trainer;

import dev.weir.concurrent.Workers;
import dev.weir.data.SplitImages;
import dev.weir.evaluation.Evaluation;
import dev.weir.image.GreyImages;
import dev.weir.model.Progress;
import dev.weir.wnn.WnnClassifier;
import dev.weir.wnn.WnnModel;
import dev.weir.wnn.WnnScorer;
import dev.weir.wnn.WnnScorer.Decision;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** Evaluates windowed nearest neighbour: each test image against all training images. */
public final class WnnRun {

  private final GreyImages tests;
  private final Progress progress;
  private final WnnClassifier classifier;
  private final AtomicLongArray confusion;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong operations = new AtomicLong();
  private final BitSet wrong = new BitSet();
  private final Map<Decision, Long> decided = new ConcurrentHashMap<>();

  private WnnRun(SplitImages data, WnnClassifier classifier, Progress progress) {
    this.tests = data.test();
    this.progress = progress;
    this.classifier = classifier;
    this.confusion = new AtomicLongArray(classifier.classes() * classifier.classes());
  }

  /**
   * Evaluates.
   *
   * @throws IllegalArgumentException if a class has no training image, or a setting is wrong
   */
  public static WnnReport run(SplitImages data, WnnSettings settings, Progress progress) {
    return run(
        data,
        new WnnClassifier(data.trainOfEachClass(), settings.parameters()),
        settings,
        progress);
  }

  /** Evaluates a model made of the training part, without its preprocessing. */
  public static WnnReport run(
      SplitImages data, WnnModel model, WnnSettings settings, Progress progress) {
    return run(data, model.classifier(), settings, progress);
  }

  private static WnnReport run(
      SplitImages data, WnnClassifier classifier, WnnSettings settings, Progress progress) {
    WnnRun run = new WnnRun(data, classifier, progress);
    long begun = System.nanoTime();
    try (Workers workers = new Workers(settings.threads())) {
      workers.run(settings.threads(), share -> run.share(share, settings.threads()));
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new WnnReport(
        data.name(),
        settings,
        data.train().size(),
        run.evaluation(),
        seconds,
        new EnumMap<>(run.decided),
        run.operations.get(),
        run.wrong);
  }

  /** Every so manieth test, with one scorer. */
  private void share(int first, int step) {
    WnnScorer scorer = classifier.newScorer();
    for (int i = first; i < tests.size(); i += step) {
      int predicted = scorer.predict(tests.image(i));
      count(i, predicted);
      progress.update("WNN", done.incrementAndGet(), tests.size());
    }
    operations.addAndGet(scorer.operations());
    for (Decision each : Decision.values()) {
      decided.merge(each, scorer.decided(each), Long::sum);
    }
  }

  private void count(int test, int predicted) {
    confusion.incrementAndGet(tests.label(test) * classifier.classes() + predicted);
    if (predicted != tests.label(test)) {
      synchronized (wrong) {
        wrong.set(test);
      }
    }
  }

  private Evaluation evaluation() {
    int classes = classifier.classes();
    List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    long[][] counts = new long[classes][classes];
    for (int at = 0; at < classes * classes; at++) {
      counts[at / classes][at % classes] = confusion.get(at);
    }
    return new Evaluation(names, counts);
  }
}
