package dev.weir.experiments.baselines;

import dev.weir.classifiers.dtw.DtwSearch;
import dev.weir.classifiers.dtw.DtwTraining;
import dev.weir.classifiers.dtw.PairCounts;
import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.evaluation.ParallelScoring;
import dev.weir.classifiers.linear.Ridge;
import dev.weir.classifiers.memory.MemoryNeed;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.neighbours.CommonScale;
import dev.weir.classifiers.neighbours.EuclideanSearch;
import dev.weir.classifiers.neighbours.NeighbourSearch;
import dev.weir.classifiers.neighbours.Neighbours;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.signal.Preprocessing;
import dev.weir.classifiers.signal.RemovedStatistics;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.KeptWarnings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Evaluates k nearest neighbours of signals, for several k at once. */
public final class KnnEvaluation {

  private final LabelledSignals train;
  private final LabelledSignals test;
  private final KnnSettings settings;
  private final Progress progress;
  private final int[][] predictions;

  private KnnEvaluation(
      LabelledSignals train, LabelledSignals test, KnnSettings settings, Progress progress) {
    this.train = train;
    this.test = test;
    this.settings = settings;
    this.progress = progress;
    this.predictions = new int[settings.neighbours().size()][test.size()];
  }

  /**
   * Evaluates on the test part with the training part. Results do not depend on the thread count.
   *
   * @param progress receives the stage k-NN, and a warning if preprocessing removes what
   *     distinguishes classes
   * @throws IllegalArgumentException if there is a single class, a class without a training signal,
   *     fewer training signals than neighbours, psi is as long as a signal, or DTW is used for
   *     several channels
   */
  public static KnnReport run(SignalDataSet data, KnnSettings settings, Progress progress) {
    Ridge.check(data.train().labels(), data.train().classes());
    EuclideanSearch.checkCount(settings.mostNeighbours(), data.train().size());
    Preprocessing preprocessing = Preprocessing.of(settings.preprocessing());
    checkMemory(data, settings);
    LabelledSignals train = preprocessing.apply(data.train());
    LabelledSignals test = preprocessing.apply(data.test());
    CommonScale scale = CommonScale.of(train, test);
    KeptWarnings warnings = new KeptWarnings(progress);
    KnnEvaluation run =
        new KnnEvaluation(scale.apply(train), scale.apply(test), settings, warnings);
    long begun = System.nanoTime();
    PairCounts pairs = settings.dtw().isPresent() ? run.byDtw() : run.byEuclid();
    double seconds = (System.nanoTime() - begun) / 1e9;
    RemovedStatistics.warning(data.test(), preprocessing, run.predictions[0])
        .ifPresent(warnings::warn);
    return new KnnReport(data.name(), settings, run.evaluations(), pairs, seconds, warnings.all());
  }

  /** Preprocessed copies and, for DTW, the range of each sample and the order of each search. */
  private static void checkMemory(SignalDataSet data, KnnSettings settings) {
    double values = (double) data.train().channels() * data.train().length() * Double.BYTES;
    double ranges = settings.dtw().isPresent() ? 2 * values * data.train().size() : 0;
    double orders = 2.0 * Double.BYTES * settings.threads() * data.train().size();
    int signals = data.train().size() + data.test().size();
    MemoryNeed.of("nearest neighbours of %,d signals".formatted(signals))
        .remedy("use a sample of the data")
        .plus("signals", values * signals)
        .plus("preprocessed copies", values * signals)
        .plus("bounds", ranges)
        .plus("orders", orders)
        .check();
  }

  private PairCounts byEuclid() {
    search(() -> new EuclideanSearch(train.signals(), settings.mostNeighbours()));
    return PairCounts.NONE;
  }

  private PairCounts byDtw() {
    if (train.channels() != 1) {
      throw new IllegalArgumentException(
          "DTW compares signals of 1 channel; these have %d".formatted(train.channels()));
    }
    DtwTraining training = new DtwTraining(train.signals(), settings.dtw().orElseThrow());
    Queue<DtwSearch> searches = new ConcurrentLinkedQueue<>();
    search(
        () -> {
          DtwSearch search = training.newSearch(settings.mostNeighbours());
          searches.add(search);
          return search;
        });
    return searches.stream().map(DtwSearch::counts).reduce(PairCounts.NONE, PairCounts::plus);
  }

  private void search(Supplier<NeighbourSearch> searches) {
    new ParallelScoring(settings.threads(), "k-NN", progress)
        .forEach(
            test.size(),
            () -> {
              NeighbourSearch search = searches.get();
              return signal -> predict(signal, search.nearest(test.signal(signal)));
            });
  }

  private void predict(int signal, Neighbours nearest) {
    for (int s = 0; s < predictions.length; s++) {
      predictions[s][signal] =
          nearest.vote(train.labels(), settings.neighbours().get(s), train.classes().size());
    }
  }

  private Map<Integer, Evaluation> evaluations() {
    Map<Integer, Evaluation> evaluations = new LinkedHashMap<>();
    for (int s = 0; s < predictions.length; s++) {
      evaluations.put(
          settings.neighbours().get(s),
          Evaluation.of(train.classes(), test.labels(), predictions[s]));
    }
    return evaluations;
  }
}
