package dev.weir.compare;

import dev.weir.concurrent.Workers;
import dev.weir.image.GreyImages;
import dev.weir.model.ImageModel;
import dev.weir.model.ImageScorer;
import dev.weir.model.InputShape;
import dev.weir.model.Model;
import dev.weir.model.Progress;
import dev.weir.model.Scores;
import dev.weir.model.SignalModel;
import dev.weir.model.SignalScorer;
import dev.weir.signal.LabelledSignals;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Labelled records of one shape, as they are before any preprocessing. */
public sealed interface TestRecords {

  /** How many there are. */
  int size();

  /** The class that a record truly has. */
  String label(int record);

  /** What a model must take to score them. */
  InputShape shape();

  /** What computes the scores of a record, for one thread. */
  @FunctionalInterface
  interface Scoring {
    /** Fills in the scores. */
    void score(int record, double[] scores);
  }

  /** Makes scorers, one a thread. */
  Supplier<Scoring> scoring(Model model);

  /** Signals. */
  static TestRecords of(LabelledSignals signals) {
    return new Signals(signals);
  }

  /**
   * Images.
   *
   * @param classes names, by the number that images have
   */
  static TestRecords of(GreyImages images, List<String> classes) {
    return new Images(images, List.copyOf(classes));
  }

  /**
   * What a model says of each record.
   *
   * @param threads that share them
   * @throws IllegalArgumentException if the model takes other records
   */
  default List<String> predict(Model model, int threads, Progress progress) {
    if (!model.inputShape().equals(shape())) {
      throw new IllegalArgumentException(
          "the model takes a %s, the records are each a %s".formatted(model.inputShape(), shape()));
    }
    Supplier<Scoring> scorers = scoring(model);
    String[] predicted = new String[size()];
    AtomicLong done = new AtomicLong();
    try (Workers workers = new Workers(threads)) {
      workers.run(
          threads,
          share -> {
            Scoring scorer = scorers.get();
            double[] scores = new double[model.classes().size()];
            for (int i = share; i < predicted.length; i += threads) {
              scorer.score(i, scores);
              predicted[i] = model.classes().get(Scores.best(scores));
              progress.update("scoring", done.incrementAndGet(), predicted.length);
            }
          });
    }
    return Arrays.asList(predicted);
  }

  /** Signals with their classes. */
  record Signals(LabelledSignals signals) implements TestRecords {
    @Override
    public int size() {
      return signals.size();
    }

    @Override
    public String label(int record) {
      return signals.classes().get(signals.labels()[record]);
    }

    @Override
    public InputShape shape() {
      return new InputShape.Signal(signals.channels(), signals.length());
    }

    @Override
    public Supplier<Scoring> scoring(Model model) {
      SignalModel taker = (SignalModel) model;
      return () -> {
        SignalScorer scorer = taker.newScorer();
        return (record, scores) -> scorer.score(signals.signal(record), scores);
      };
    }
  }

  /** Images with the names of their classes. */
  record Images(GreyImages images, List<String> classes) implements TestRecords {
    @Override
    public int size() {
      return images.size();
    }

    @Override
    public String label(int record) {
      return classes.get(images.label(record));
    }

    @Override
    public InputShape shape() {
      return new InputShape.Image(images.width(), images.height());
    }

    @Override
    public Supplier<Scoring> scoring(Model model) {
      ImageModel taker = (ImageModel) model;
      return () -> {
        ImageScorer scorer = taker.newScorer();
        return (record, scores) ->
            scorer.score(images.width(), images.height(), images.image(record), scores);
      };
    }
  }
}
