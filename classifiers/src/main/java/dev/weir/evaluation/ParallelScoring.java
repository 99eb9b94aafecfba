package dev.weir.evaluation;

import dev.weir.concurrent.Workers;
import dev.weir.model.Progress;
import dev.weir.model.Scores;
import dev.weir.model.SignalModel;
import dev.weir.model.SignalScorer;
import dev.weir.signal.LabelledSignals;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * Scores records, numbered from 0, with several threads. Each has a scorer of its own; what comes
 * out does not depend on how many there are.
 *
 * @param threads that share the records, at least 1
 * @param stage what progress is told as
 * @param progress told of the records that are done
 */
public record ParallelScoring(int threads, String stage, Progress progress) {

  /**
   * Has each record scored once.
   *
   * @param scorers makes one for each thread; it may write only what is of its record
   */
  public void forEach(int records, Supplier<IntConsumer> scorers) {
    AtomicLong done = new AtomicLong();
    try (Workers workers = new Workers(threads)) {
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
   * The class that each record is taken for.
   *
   * @param scorers makes one for each thread, which says the class of a record
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

  /** The class, of the model's, that each signal is taken for. */
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
