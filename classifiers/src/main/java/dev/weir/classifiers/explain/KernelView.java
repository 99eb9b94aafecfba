package dev.weir.classifiers.explain;

import dev.weir.classifiers.features.FeatureKernel;
import dev.weir.classifiers.features.FeatureLayout;
import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.features.SignalPreparation;
import dev.weir.classifiers.features.TransformScratch;
import dev.weir.classifiers.linear.LinearClassifier;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.classifiers.signal.Preprocessing;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The internals of a ROCKET-family model: its kernels, their features, and the features' weights.
 * Owns scratch memory; not thread-safe.
 */
public final class KernelView {

  private final FeatureModel model;
  private final List<FeatureKernel> kernels;
  private final LinearClassifier classifier;
  private final TransformScratch transform;
  private final SignalPreparation preparation;
  private final SignalScorer scorer;

  private KernelView(FeatureModel model) {
    InputShape.Signal shape = model.inputShape();
    this.model = model;
    this.kernels = List.copyOf(model.map().featureKernels());
    this.classifier = model.classifier();
    this.transform = model.map().newFeatures();
    this.preparation =
        new SignalPreparation(
            Preprocessing.of(model.preprocessing()), shape.channels(), shape.length());
    this.scorer = model.newScorer();
  }

  /**
   * A view of a model.
   *
   * @throws IllegalArgumentException if the model is not made of kernels
   */
  public static KernelView of(SignalModel model) {
    if (!(model instanceof FeatureModel features)) {
      throw new IllegalArgumentException(
          "a model of kind %s has no kernels to explain it by".formatted(model.kind()));
    }
    return new KernelView(features);
  }

  public SignalModel model() {
    return model;
  }

  /** Its kernels, in the order of their features. */
  public List<FeatureKernel> kernels() {
    return kernels;
  }

  /** Samples per channel after preprocessing, the kernels' input. */
  public int length() {
    return model.map().length();
  }

  /**
   * The weight of a standardised feature for a class; with two classes, they have opposite signs.
   */
  public double weight(int feature, int label) {
    return ofLabel(label, target -> classifier.coefficient(feature, target));
  }

  /** A class's score of a signal whose features all have the training mean. */
  public double intercept(int label) {
    return ofLabel(label, classifier::intercept);
  }

  /** With two classes there is one target, for the second class. */
  private double ofLabel(int label, IntToDoubleFunction target) {
    if (classifier.targets() > 1) {
      return target.applyAsDouble(label);
    }
    return label == 0 ? -target.applyAsDouble(0) : target.applyAsDouble(0);
  }

  /** The L2 norm, over the targets, of a feature's weights. */
  double norm(int feature) {
    return classifier.norm(feature);
  }

  /**
   * The sum of a term over some features of a kernel.
   *
   * @param shares whether over its shares of positive values, or over its highest value
   */
  static double sum(FeatureKernel kernel, boolean shares, IntToDoubleFunction term) {
    double sum = 0;
    for (int f = kernel.first(); f < kernel.end(); f++) {
      if (kernel.isShare(f) == shares) {
        sum += term.applyAsDouble(f);
      }
    }
    return sum;
  }

  /**
   * A record as the kernels' input: preprocessed, channel by channel.
   *
   * @throws dev.weir.classifiers.model.UnusableInputException if it does not match the model's
   *     input
   */
  public float[] prepare(double[] record) {
    float[] prepared = new float[preparation.values()];
    preparation.prepare(record, prepared);
    return prepared;
  }

  /** The features of a prepared signal, standardised as in training. */
  public double[] features(float[] prepared) {
    FeatureLayout layout = model.map().layout();
    float[] raw = new float[layout.values()];
    transform.compute(prepared, raw);
    return IntStream.range(0, classifier.features())
        .mapToDouble(f -> (raw[layout.indexOf(f)] - classifier.mean(f)) / classifier.scale(f))
        .toArray();
  }

  /** The model's scores of a raw record. */
  public double[] scores(double[] record) {
    double[] scores = new double[model.classes().size()];
    scorer.score(record, scores);
    return scores;
  }
}
