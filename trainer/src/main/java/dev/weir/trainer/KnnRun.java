package dev.weir.trainer;

import dev.weir.concurrent.Workers;
import dev.weir.data.SplitSignals;
import dev.weir.dtw.DtwSearch;
import dev.weir.dtw.DtwTraining;
import dev.weir.dtw.PairCounts;
import dev.weir.evaluation.Evaluation;
import dev.weir.model.Progress;
import dev.weir.neighbours.EuclideanSearch;
import dev.weir.neighbours.NeighbourSearch;
import dev.weir.neighbours.Neighbours;
import dev.weir.signal.LabelledSignals;
import dev.weir.signal.Preprocessing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Evaluates k nearest neighbours of signals, for several k in one go. */
public final class KnnRun {

  private final LabelledSignals train;
  private final LabelledSignals test;
  private final KnnSettings settings;
  private final Progress progress;
  private final int[][] predictions;
  private final AtomicLong done = new AtomicLong();

  private KnnRun(
      LabelledSignals train, LabelledSignals test, KnnSettings settings, Progress progress) {
    this.train = train;
    this.test = test;
    this.settings = settings;
    this.progress = progress;
    this.predictions = new int[settings.neighbours().size()][test.size()];
  }

  /**
   * Evaluates on the test part, with the training part as it is. Results do not depend on the
   * number of threads.
   *
   * @param progress told of the stage k-NN
   * @throws IllegalArgumentException if there are fewer training signals than neighbours, psi is as
   *     long as a signal, or DTW is to compare signals of several channels
   */
  public static KnnReport run(SplitSignals data, KnnSettings settings, Progress progress) {
    Preprocessing preprocessing = Preprocessing.of(settings.preprocessing());
    KnnRun run =
        new KnnRun(
            preprocessing.apply(data.train()),
            preprocessing.apply(data.test()),
            settings,
            progress);
    long begun = System.nanoTime();
    PairCounts pairs = settings.dtw().isPresent() ? run.byDtw() : run.byEuclid();
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new KnnReport(data.name(), settings, run.evaluations(), pairs, seconds);
  }

  private PairCounts byEuclid() {
    search(() -> new EuclideanSearch(train.signals(), settings.mostNeighbours()), search -> {});
    return PairCounts.NONE;
  }

  private PairCounts byDtw() {
    if (train.channels() != 1) {
      throw new IllegalArgumentException(
          "DTW compares signals of 1 channel; these have %d".formatted(train.channels()));
    }
    DtwTraining training = new DtwTraining(train.signals(), settings.dtw().orElseThrow());
    PairSum sum = new PairSum();
    search(() -> training.newSearch(settings.mostNeighbours()), sum::add);
    return sum.counts;
  }

  private <T extends NeighbourSearch> void search(Supplier<T> searches, Ending<T> ending) {
    int threads = settings.threads();
    try (Workers workers = new Workers(threads)) {
      workers.run(
          threads,
          share -> {
            T search = searches.get();
            for (int i = share; i < test.size(); i += threads) {
              predict(i, search.nearest(test.signal(i)));
            }
            ending.ended(search);
          });
    }
  }

  private void predict(int signal, Neighbours nearest) {
    for (int s = 0; s < predictions.length; s++) {
      predictions[s][signal] =
          nearest.vote(train.labels(), settings.neighbours().get(s), train.classes().size());
    }
    progress.update("k-NN", done.incrementAndGet(), test.size());
  }

  private Map<Integer, Evaluation> evaluations() {
    Map<Integer, Evaluation> evaluations = new LinkedHashMap<>();
    for (int s = 0; s < predictions.length; s++) {
      long[][] confusion = new long[train.classes().size()][train.classes().size()];
      for (int i = 0; i < test.size(); i++) {
        confusion[test.labels()[i]][predictions[s][i]]++;
      }
      evaluations.put(settings.neighbours().get(s), new Evaluation(train.classes(), confusion));
    }
    return evaluations;
  }

  /** Told when a thread has searched its share. */
  private interface Ending<T> {
    void ended(T search);
  }

  /** Adds up what the threads counted. */
  private static final class PairSum {
    private PairCounts counts = PairCounts.NONE;

    synchronized void add(DtwSearch search) {
      counts = counts.plus(search.counts());
    }
  }
}
