package dev.weir.classifiers.features;

import dev.weir.classifiers.internal.simd.LinearSums;
import dev.weir.classifiers.internal.simd.LinearWeights;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.linear.LinearClassifier;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.classifiers.signal.Preprocessing;
import java.util.HashSet;
import java.util.List;

/** A classifier that preprocesses a signal, computes its features and weighs them. Immutable. */
public final class FeatureModel implements SignalModel {

  private final List<String> classes;
  private final InputShape.Signal inputShape;
  private final Preprocessing preprocessing;
  private final Provenance provenance;
  private final FeatureTransform map;
  private final LinearClassifier classifier;
  private final LinearWeights weights;

  /**
   * Creates a model from its parts.
   *
   * @throws IllegalArgumentException if they do not match: the transform expects other signals than
   *     preprocessing produces, the number of features or targets differs, or there are fewer than
   *     two classes or a duplicate
   */
  public FeatureModel(
      List<String> classes,
      InputShape.Signal inputShape,
      Preprocessing preprocessing,
      Provenance provenance,
      FeatureTransform map,
      LinearClassifier classifier) {
    this.classes = List.copyOf(classes);
    this.inputShape = inputShape;
    this.preprocessing = preprocessing;
    this.provenance = provenance;
    this.map = map;
    this.classifier = classifier;
    check();
    this.weights = map.layout().weights(classifier);
  }

  @Override
  public String kind() {
    return map.kind();
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public InputShape.Signal inputShape() {
    return inputShape;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public List<String> preprocessing() {
    return preprocessing.names();
  }

  @Override
  public String description() {
    return map.description();
  }

  @Override
  public SignalScorer newScorer() {
    return scorer(map.newFeatures(), new SwitchingSums());
  }

  /** A scorer with these kernels from the start; the scores are bit-identical. */
  public SignalScorer newScorer(Vectorization vectors) {
    return scorer(map.newFeatures(vectors), vectors.sums());
  }

  public FeatureTransform map() {
    return map;
  }

  /** The weights of the features. */
  public LinearClassifier classifier() {
    return classifier;
  }

  /** PPV's share of the sum of the norms of all features' weights, 0 to 1; the rest is max's. */
  public double ppvShare() {
    List<FeatureKernel> kernels = map.featureKernels();
    if (kernels.stream().noneMatch(FeatureKernel::highest)) {
      return 1;
    }
    double shares = 0;
    for (FeatureKernel kernel : kernels) {
      shares += norms(kernel.first(), kernel.first() + kernel.shares());
    }
    double all = kernels.stream().mapToDouble(k -> norms(k.first(), k.end())).sum();
    return all == 0 ? 0 : shares / all;
  }

  private double norms(int from, int to) {
    double sum = 0;
    for (int f = from; f < to; f++) {
      sum += classifier.norm(f);
    }
    return sum;
  }

  @Override
  public FeatureModel withProvenance(Provenance other) {
    return new FeatureModel(classes, inputShape, preprocessing, other, map, classifier);
  }

  private SignalScorer scorer(TransformScratch features, LinearSums sums) {
    return new FeatureScorer(this, features, weights, sums);
  }

  private void check() {
    if (classes.size() < 2 || new HashSet<>(classes).size() != classes.size()) {
      throw new IllegalArgumentException(
          "a model needs at least 2 classes, each named once, not " + classes);
    }
    int length = preprocessing.outputLength(inputShape.length());
    if (map.channels() != inputShape.channels() || map.length() != length) {
      throw new IllegalArgumentException(
          "a transform of signals of %d x %d does not match %s, %d samples after %s"
              .formatted(
                  map.channels(), map.length(), inputShape.withArticle(), length, preprocessing));
    }
    if (map.count() != classifier.features()) {
      throw new IllegalArgumentException(
          "%d features do not match weights of %d".formatted(map.count(), classifier.features()));
    }
    if (classifier.targets() != LinearClassifier.targets(classes.size())) {
      throw new IllegalArgumentException(
          "%d classes do not match %d targets".formatted(classes.size(), classifier.targets()));
    }
  }
}
