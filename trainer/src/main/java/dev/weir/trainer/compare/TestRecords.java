package dev.weir.trainer.compare;

import dev.weir.classifiers.evaluation.ModelCompatibility;
import dev.weir.classifiers.evaluation.ParallelScoring;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.ImageModel;
import dev.weir.classifiers.model.ImageScorer;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Scores;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.signal.LabelledSignals;
import java.util.Arrays;
import java.util.List;

/** Labelled records of one shape, before any preprocessing. */
public sealed interface TestRecords {

  List<String> classes();

  /** For each record the index of its class. */
  int[] labels();

  /** The true class name of each record. */
  default List<String> actual() {
    return Arrays.stream(labels()).mapToObj(classes()::get).toList();
  }

  /** The input shape that a model needs to score them. */
  InputShape shape();

  /**
   * The index of the predicted class, among the model's classes, of each record; the model must
   * accept their shape.
   */
  int[] predict(Model model, ParallelScoring scoring);

  /**
   * The predicted class name of each record.
   *
   * @param threads number of threads
   * @throws IllegalArgumentException if the model does not accept the records
   */
  default List<String> predict(Model model, int threads, Progress progress) {
    ModelCompatibility.requireShape(model, shape(), "the data");
    int[] predicted = predict(model, new ParallelScoring(threads, "scoring", progress));
    return Arrays.stream(predicted).mapToObj(model.classes()::get).toList();
  }

  /** Signals with their classes. */
  record Signals(LabelledSignals signals) implements TestRecords {
    @Override
    public List<String> classes() {
      return signals.classes();
    }

    @Override
    public int[] labels() {
      return signals.labels();
    }

    @Override
    public InputShape shape() {
      return new InputShape.Signal(signals.channels(), signals.length());
    }

    @Override
    public int[] predict(Model model, ParallelScoring scoring) {
      return scoring.predict((SignalModel) model, signals);
    }
  }

  /** Images with their classes. */
  record Images(GreyImages images) implements TestRecords {
    @Override
    public List<String> classes() {
      return images.classNames();
    }

    @Override
    public int[] labels() {
      return images.labels();
    }

    @Override
    public InputShape shape() {
      return new InputShape.Image(images.width(), images.height());
    }

    @Override
    public int[] predict(Model model, ParallelScoring scoring) {
      ImageModel taker = (ImageModel) model;
      return scoring.predict(
          images.size(),
          () -> {
            ImageScorer scorer = taker.newScorer();
            double[] scores = new double[model.classes().size()];
            return record -> {
              scorer.score(images.width(), images.height(), images.image(record), scores);
              return Scores.best(scores);
            };
          });
    }
  }
}
