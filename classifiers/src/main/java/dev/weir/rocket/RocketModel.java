package dev.weir.rocket;

import dev.weir.linear.LinearClassifier;
import dev.weir.model.InputShape;
import dev.weir.model.Provenance;
import dev.weir.model.SignalModel;
import dev.weir.model.SignalScorer;
import dev.weir.signal.Preprocessing;
import java.util.HashSet;
import java.util.List;

/**
 * A trained ROCKET classifier: kernels, and the weights of their features. Feature 2k of the linear
 * classifier is the PPV of kernel k, feature 2k + 1 its max. Immutable.
 */
public final class RocketModel implements SignalModel {

  /** The kind, as in artifacts and manifests. */
  public static final String KIND = "rocket";

  private final List<String> classes;
  private final InputShape.Signal inputShape;
  private final Preprocessing preprocessing;
  private final Provenance provenance;
  private final List<Kernel> kernels;
  private final LinearClassifier classifier;
  private final KernelBank bank;
  private final LaneWeights weights;

  /**
   * Creates a model from its parts.
   *
   * @throws IllegalArgumentException if they do not match: kernels do not fit the preprocessed
   *     signals, the number of features is not twice the number of kernels, the number of targets
   *     does not match the classes, or there are fewer than two classes or a duplicate
   */
  public RocketModel(
      List<String> classes,
      InputShape.Signal inputShape,
      Preprocessing preprocessing,
      Provenance provenance,
      List<Kernel> kernels,
      LinearClassifier classifier) {
    this.classes = List.copyOf(classes);
    this.inputShape = inputShape;
    this.preprocessing = preprocessing;
    this.provenance = provenance;
    this.kernels = List.copyOf(kernels);
    this.classifier = classifier;
    check();
    int length = preprocessing.outputLength(inputShape.length());
    this.bank = new KernelBank(kernels, inputShape.channels(), length);
    this.weights = new LaneWeights(classifier, classes.size(), kernels.size(), bank);
  }

  @Override
  public String kind() {
    return KIND;
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
    return "ROCKET in its small form: %d random convolution kernels, selected by importance, and a ridge classifier."
        .formatted(kernels.size());
  }

  @Override
  public SignalScorer newScorer() {
    return scorer(KernelTransform.of(bank), LaneScores.of(weights));
  }

  /**
   * A scorer that uses SIMD from the start, which needs the module {@code jdk.incubator.vector}.
   */
  public SignalScorer newSimdScorer() {
    return scorer(KernelTransform.simd(bank), LaneScores.simd(weights));
  }

  /** A scorer in plain Java, with scores bit-identical to those of {@link #newScorer()}. */
  public SignalScorer newPlainScorer() {
    return scorer(KernelTransform.plain(bank), LaneScores.plain(weights));
  }

  public List<Kernel> kernels() {
    return kernels;
  }

  /** The weights of the kernels' features. */
  public LinearClassifier classifier() {
    return classifier;
  }

  /**
   * The importance of each kernel: the sum of the L2 norms, over the targets, of the coefficients
   * of its two features.
   */
  public double[] importances() {
    return KernelImportance.of(classifier);
  }

  /** PPV's share of the total importance, 0 to 1; the rest is max's. */
  public double ppvShare() {
    return KernelImportance.ppvShare(classifier);
  }

  /**
   * Preprocesses a raw record like the scorer, for explanations; the result is input for {@link
   * Kernel#convolve}.
   *
   * @param values channel by channel
   */
  public float[] preprocess(double[] values) {
    SignalPreparation preparation =
        new SignalPreparation(preprocessing, inputShape.channels(), inputShape.length());
    float[] prepared = new float[preparation.values()];
    preparation.prepare(values, prepared);
    return prepared;
  }

  @Override
  public RocketModel withProvenance(Provenance other) {
    return new RocketModel(classes, inputShape, preprocessing, other, kernels, classifier);
  }

  private SignalScorer scorer(KernelTransform transform, LaneScores scores) {
    return new RocketScorer(
        preprocessing, inputShape.channels(), inputShape.length(), transform, scores, bank.lanes());
  }

  private void check() {
    if (classes.size() < 2 || new HashSet<>(classes).size() != classes.size()) {
      throw new IllegalArgumentException(
          "a model needs at least 2 classes, each named once, not " + classes);
    }
    if (kernels.isEmpty() || classifier.features() != 2 * kernels.size()) {
      throw new IllegalArgumentException(
          "%d kernels do not match %d features".formatted(kernels.size(), classifier.features()));
    }
    if (classifier.targets() != LinearClassifier.targets(classes.size())) {
      throw new IllegalArgumentException(
          "%d classes do not match %d targets".formatted(classes.size(), classifier.targets()));
    }
  }
}
