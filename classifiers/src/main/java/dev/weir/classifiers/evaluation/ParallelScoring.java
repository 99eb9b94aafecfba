package dev.weir.classifiers.evaluation;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Scores;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.classifiers.signal.LabelledSignals;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * Scores records, numbered from 0, with several threads, each with its own scorer. The results do
 * not depend on the thread count.
 *
 * @param threads threads that share the records, at least 1
 * @param stage the stage's name for progress
 * @param progress receives the number of completed records
 */
public record ParallelScoring(int threads, String stage, Progress progress) {

  /**
   * Scores each record once.
   *
   * @param scorers creates one scorer per thread, which may only write its record's data
   */
  public void forEach(int records, Supplier<IntConsumer> scorers) {
    AtomicLong done = new AtomicLong();
    try (WorkerPool workers = new WorkerPool(threads)) {
      workers.run(
          threads,
          share -> {
            IntConsumer scorer = scorers.get();
            for (int record = share; record < records; record += threads) {
              scorer.accept(record);
              progress.update(stage, done.incrementAndGet(), records);
            }
          });
    }
  }

  /**
   * The predicted class of each record.
   *
   * @param scorers creates one scorer per thread, which returns the class of a record
   */
  public int[] predict(int records, Supplier<IntUnaryOperator> scorers) {
    int[] predicted = new int[records];
    forEach(
        records,
        () -> {
          IntUnaryOperator scorer = scorers.get();
          return record -> predicted[record] = scorer.applyAsInt(record);
        });
    return predicted;
  }

  /** Predicts the classes of some consecutive records. */
  public interface BatchPredictor {

    /**
     * Predicts.
     *
     * @param from the first record
     * @param to the record after the last
     * @param predicted output, for these records of all
     */
    void predict(int from, int to, int[] predicted);
  }

  /**
   * The predicted class of each record, for scorers that are faster with many at once.
   *
   * @param most records at once; fewer if there are too few for all threads
   * @param scorers creates one scorer per thread
   */
  public int[] predictInBatches(int records, int most, Supplier<BatchPredictor> scorers) {
    int[] predicted = new int[records];
    int size = Math.clamp(Math.ceilDiv(records, threads), 1, most);
    AtomicLong done = new AtomicLong();
    try (WorkerPool workers = new WorkerPool(threads)) {
      workers.run(
          threads,
          share -> {
            BatchPredictor scorer = scorers.get();
            for (int from = share * size; from < records; from += threads * size) {
              int to = Math.min(records, from + size);
              scorer.predict(from, to, predicted);
              progress.update(stage, done.addAndGet(to - from), records);
            }
          });
    }
    return predicted;
  }

  /** The index of the model's predicted class for each signal. */
  public int[] predict(SignalModel model, LabelledSignals signals) {
    return predict(
        signals.size(),
        () -> {
          SignalScorer scorer = model.newScorer();
          double[] scores = new double[model.classes().size()];
          return record -> {
            scorer.score(signals.signal(record), scores);
            return Scores.best(scores);
          };
        });
  }
}
