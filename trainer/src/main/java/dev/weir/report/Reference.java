package dev.weir.report;

import java.util.List;

/**
 * An accuracy to compare with.
 *
 * @param name of the classifier, and who measured it
 * @param accuracy 0 to 1
 */
record Reference(String name, double accuracy) {

  private static final List<Reference> MNIST_1D =
      List.of(
          new Reference("logistic regression (post)", 0.329),
          new Reference("Euclidean k-NN (post)", 0.575),
          new Reference("MLP (MNIST-1D paper)", 0.68),
          new Reference("DTW k-NN (post)", 0.833),
          new Reference("DTW k-NN, psi = 2 (post)", 0.86),
          new Reference("GRU (MNIST-1D paper)", 0.91),
          new Reference("CNN (MNIST-1D paper)", 0.94),
          new Reference("human (MNIST-1D paper)", 0.96),
          new Reference("ROCKET, 200 of 400 (post)", 0.965));

  private static final List<Reference> MNIST_BALANCED =
      List.of(
          new Reference("nearest neighbour (paper)", 1 - 0.0266),
          new Reference("WNN, windows of 5 (paper)", 1 - 0.0185),
          new Reference("WNN, windows of 11 (paper)", 1 - 0.0106),
          new Reference("WNN11, shifts (paper)", 1 - 0.0062));

  /** SHA-256 of the first 6,000 training images of each class of MNIST, as models hold it. */
  private static final String MNIST_BALANCED_TRAINING =
      "2afa6c9c6efc6bd05a44b7d9c6f2fe2cbd180666f2dbd6ef32841dceb605ed32";

  /**
   * Published figures on a data set; may be none.
   *
   * @param data its name
   * @param trainingDigest of the model's training data
   */
  static List<Reference> of(String data, String trainingDigest) {
    if (data.startsWith("mnist1d")) {
      return MNIST_1D;
    }
    if (data.contains("GunPoint")) {
      return List.of(new Reference("ROCKET (paper)", 1.0));
    }
    if (data.contains("ItalyPowerDemand")) {
      return List.of(new Reference("ROCKET (paper)", 0.970));
    }
    if (data.contains("ECG5000")) {
      return List.of(new Reference("ROCKET (paper)", 0.947));
    }
    if (data.contains("FordA")) {
      return List.of(new Reference("ROCKET (paper)", 0.944));
    }
    boolean balanced =
        trainingDigest.equals(MNIST_BALANCED_TRAINING) && data.contains("test 6001:");
    return balanced ? MNIST_BALANCED : List.of();
  }
}
