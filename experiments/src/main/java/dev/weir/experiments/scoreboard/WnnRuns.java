package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.combined.CombinedClassifier;
import dev.weir.classifiers.combined.CombinedScorer;
import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.evaluation.ParallelScoring;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.trainer.compare.PublishedWnn;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.data.ImageRange;
import dev.weir.trainer.training.WindowMethod;
import dev.weir.trainer.training.WnnEvaluation;
import dev.weir.trainer.training.WnnReport;
import dev.weir.trainer.training.WnnSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Runs of WNN on ranges of the same images. Each is done once: what compares or combines runs takes
 * up those that are done, also by an earlier process.
 */
final class WnnRuns {

  /** Plain nearest neighbour. */
  static final WnnParameters NEAREST = WnnParameters.of(PublishedWnn.WHOLE);

  private final ImageFiles files;
  private final int limit;
  private final int threads;
  private final Map<WnnExperiment, WnnReport> reports = new HashMap<>();

  /** By each of their runs. */
  private final Map<WnnExperiment, NestedRun> nested = new HashMap<>();

  private RunParts parts = RunParts.NONE;

  /** By run of an earlier process: the predicted class of each misclassified test. */
  private final Map<WnnExperiment, Map<Integer, Integer>> mistakes = new HashMap<>();

  /**
   * Starts without runs.
   *
   * @param limit maximum number of tests per run, see {@link ImageDataSet#limited}; 0 for all
   */
  WnnRuns(ImageFiles files, int limit, int threads) {
    this.files = files;
    this.limit = limit;
    this.threads = threads;
  }

  int threads() {
    return threads;
  }

  int limit() {
    return limit;
  }

  /** Measures some runs together as soon as one of them is asked for. */
  void together(NestedRun runs) {
    runs.runs().forEach(run -> nested.put(run, runs));
  }

  /** The runs that a run is measured together with, if any. */
  Optional<NestedRun> nestedIn(WnnExperiment run) {
    return Optional.ofNullable(nested.get(run));
  }

  /** Keeps finished parts of runs from now on, and goes on from those that are kept. */
  void keepIn(RunParts others) {
    parts = others;
  }

  /** The images of a run. */
  ImageDataSet images(WnnExperiment asked) {
    ImageDataSet images =
        asked.isSplitByFiles()
            ? ImageDataSet.standard(files)
            : ImageDataSet.of(
                files, ImageRange.parse(asked.train()), ImageRange.parse(asked.test()));
    ImageDataSet limited = limit == 0 ? images : images.limited(limit);
    return asked.threshold() == WnnExperiment.GREY ? limited : limited.binarised(asked.threshold());
  }

  /** Whether a run is plain nearest neighbour on pixels of 0 and 1. */
  boolean isOfBits(WnnExperiment asked) {
    return asked.isOfBits(files.train().width(), files.train().height());
  }

  /** The result of a run. */
  WnnReport report(WnnExperiment asked, Progress progress) {
    WnnReport known = reports.get(asked);
    if (known == null) {
      known =
          asked.method() == WindowMethod.COMBINED
              ? combined(asked, progress)
              : run(asked, progress);
      reports.put(asked, known);
    }
    return known;
  }

  /** Takes up a run of an earlier process: the predicted class of each misclassified test. */
  void resume(WnnExperiment asked, Map<Integer, Integer> wrong) {
    mistakes.put(asked, wrong);
  }

  /** The predicted class of each misclassified test, by its index. */
  Map<Integer, Integer> mistakes(WnnExperiment asked, Progress progress) {
    return mistakes.containsKey(asked) ? mistakes.get(asked) : mistakes(report(asked, progress));
  }

  static Map<Integer, Integer> mistakes(WnnReport report) {
    Map<Integer, Integer> wrong = new TreeMap<>();
    report.wrong().stream().forEach(test -> wrong.put(test, report.predicted().get(test)));
    return wrong;
  }

  private boolean isDone(WnnExperiment asked) {
    return mistakes.containsKey(asked) || reports.containsKey(asked);
  }

  private WnnReport run(WnnExperiment asked, Progress progress) {
    NestedRun together = nested.get(asked);
    if (together != null) {
      reports.putAll(together.reports(this::images, threads, parts, progress));
      return reports.get(asked);
    }
    return WnnEvaluation.run(images(asked), asked.method(), settings(asked), progress);
  }

  private WnnReport combined(WnnExperiment asked, Progress progress) {
    WnnExperiment windows = asked.by(WindowMethod.WNN);
    WnnExperiment wholes = asked.by(WindowMethod.DWNN);
    return nested.containsKey(windows) || (isDone(windows) && isDone(wholes))
        ? combined(asked, mistakes(windows, progress), mistakes(wholes, progress), progress)
        : run(asked, progress);
  }

  private WnnReport combined(
      WnnExperiment asked,
      Map<Integer, Integer> byWindows,
      Map<Integer, Integer> byImages,
      Progress progress) {
    ImageDataSet images = images(asked);
    GreyImages tests = images.test();
    CombinedClassifier classifier =
        new CombinedClassifier(images.trainOfEachClass(), asked.parameters());
    long begun = System.nanoTime();
    int[] predicted =
        new ParallelScoring(threads, "nearest neighbours", progress)
            .predict(
                tests.size(),
                () -> {
                  CombinedScorer scorer = classifier.newScorer(tests.size());
                  return test -> {
                    int label = tests.label(test);
                    return scorer
                        .votes(
                            tests.image(test),
                            byWindows.getOrDefault(test, label),
                            byImages.getOrDefault(test, label))
                        .combined();
                  };
                });
    return new WnnReport(
        images.name(),
        settings(asked),
        images.train().size(),
        Evaluation.of(tests.classNames(), tests.labels(), predicted),
        (System.nanoTime() - begun) / 1e9,
        Map.of(),
        0,
        IntStream.of(predicted).boxed().toList(),
        IntStream.of(tests.labels()).boxed().toList());
  }

  WnnSettings settings(WnnExperiment asked) {
    return new WnnSettings(asked.parameters(), threads);
  }
}
