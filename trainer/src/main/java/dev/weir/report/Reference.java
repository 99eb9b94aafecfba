package dev.weir.report;

import dev.weir.compare.PublishedMnist1d;
import dev.weir.compare.PublishedWnn;
import dev.weir.data.DataSpec;
import dev.weir.data.ImageSplit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A published accuracy for comparison.
 *
 * @param name the classifier and its source
 * @param accuracy 0 to 1
 */
record Reference(String name, double accuracy) {

  private static final List<Reference> MNIST_1D =
      List.of(
          new Reference("logistic regression (post)", PublishedMnist1d.LOGISTIC / 100),
          new Reference("Euclidean k-NN (post)", PublishedMnist1d.EUCLIDEAN / 100),
          new Reference("MLP (MNIST-1D paper)", 0.68),
          new Reference("DTW k-NN (post)", PublishedMnist1d.DTW / 100),
          new Reference("DTW k-NN, psi = 2 (post)", PublishedMnist1d.DTW_PSI / 100),
          new Reference("GRU (MNIST-1D paper)", 0.91),
          new Reference("CNN (MNIST-1D paper)", 0.94),
          new Reference("human (MNIST-1D paper)", 0.96),
          new Reference("ROCKET, 200 of 400 (post)", PublishedMnist1d.ROCKET / 100));

  private static final List<Reference> MNIST_BALANCED =
      List.of(
          balanced("nearest neighbour (paper)", PublishedWnn.balanced(PublishedWnn.WHOLE)),
          balanced("WNN, windows of 5 (paper)", PublishedWnn.balanced(5)),
          balanced("WNN, windows of 11 (paper)", PublishedWnn.balanced(11)),
          balanced("WNN11, shifts (paper)", PublishedWnn.SET_1));

  /** SHA-256 of the first 6,000 training images of each class of MNIST, as models hold them. */
  static final String MNIST_BALANCED_TRAINING =
      "2afa6c9c6efc6bd05a44b7d9c6f2fe2cbd180666f2dbd6ef32841dceb605ed32";

  /** Published ROCKET accuracies on data sets of the UCR archive, by name. */
  private static final Map<String, Double> ROCKET =
      Map.of("GunPoint", 1.0, "ItalyPowerDemand", 0.970, "ECG5000", 0.947, "FordA", 0.944);

  private static Reference balanced(String name, double errors) {
    return new Reference(name, PublishedWnn.balancedAccuracy(errors));
  }

  /**
   * Published figures on signals, if any.
   *
   * @param data their full name: other seeds or files are other data
   */
  static List<Reference> ofSignals(String data) {
    if (data.equals("mnist1d")) {
      return MNIST_1D;
    }
    return archived(data)
        .map(ROCKET::get)
        .map(accuracy -> List.of(new Reference("ROCKET (paper)", accuracy)))
        .orElse(List.of());
  }

  /**
   * Published figures on images, if any: on all test images of the paper, or an evenly spaced
   * sample of them.
   *
   * @param trainingDigest digest of the model's training data
   */
  static List<Reference> ofImages(ImageSplit split, String trainingDigest) {
    return trainingDigest.equals(MNIST_BALANCED_TRAINING)
            && split.isTestedOn(PublishedWnn.BALANCED_TESTS)
        ? MNIST_BALANCED
        : List.of();
  }

  /** The name of a UCR archive data set, from its two files. */
  private static Optional<String> archived(String data) {
    DataSpec spec = DataSpec.parse(data);
    if (!spec.scheme().equals("ucr") || spec.files().size() != 2) {
      return Optional.empty();
    }
    return named(spec.files().getFirst(), "_TRAIN.ts")
        .filter(name -> named(spec.files().getLast(), "_TEST.ts").equals(Optional.of(name)));
  }

  private static Optional<String> named(String file, String end) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.endsWith(end)
        ? Optional.of(name.substring(0, name.length() - end.length()))
        : Optional.empty();
  }
}
