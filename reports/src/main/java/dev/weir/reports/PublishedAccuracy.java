package dev.weir.reports;

import dev.weir.trainer.compare.PublishedMnist1d;
import dev.weir.trainer.compare.PublishedWnn;
import dev.weir.trainer.data.DataSpec;
import dev.weir.trainer.data.ImageSplit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A published accuracy for comparison.
 *
 * @param name the classifier and its source
 * @param accuracy 0 to 1
 */
record PublishedAccuracy(String name, double accuracy) {

  private static final List<PublishedAccuracy> MNIST_1D =
      List.of(
          new PublishedAccuracy("logistic regression (post)", PublishedMnist1d.LOGISTIC / 100),
          new PublishedAccuracy("Euclidean k-NN (post)", PublishedMnist1d.EUCLIDEAN / 100),
          new PublishedAccuracy("MLP (MNIST-1D paper)", 0.68),
          new PublishedAccuracy("DTW k-NN (post)", PublishedMnist1d.DTW / 100),
          new PublishedAccuracy("DTW k-NN, psi = 2 (post)", PublishedMnist1d.DTW_PSI / 100),
          new PublishedAccuracy("GRU (MNIST-1D paper)", 0.91),
          new PublishedAccuracy("CNN (MNIST-1D paper)", 0.94),
          new PublishedAccuracy("human (MNIST-1D paper)", 0.96),
          new PublishedAccuracy("ROCKET, 200 of 400 (post)", PublishedMnist1d.ROCKET / 100));

  private static final List<PublishedAccuracy> MNIST_BALANCED =
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

  private static PublishedAccuracy balanced(String name, double errors) {
    return new PublishedAccuracy(name, PublishedWnn.balancedAccuracy(errors));
  }

  /**
   * Published figures on signals, if any.
   *
   * @param data their full name: other seeds or files are other data
   */
  static List<PublishedAccuracy> ofSignals(String data) {
    if (data.equals("mnist1d")) {
      return MNIST_1D;
    }
    return archived(data)
        .map(ROCKET::get)
        .map(accuracy -> List.of(new PublishedAccuracy("ROCKET (paper)", accuracy)))
        .orElse(List.of());
  }

  /**
   * Published figures on images, if any: on all test images of the paper, or an evenly spaced
   * sample of them.
   *
   * @param trainingDigest digest of the model's training data
   */
  static List<PublishedAccuracy> ofImages(ImageSplit split, String trainingDigest) {
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
