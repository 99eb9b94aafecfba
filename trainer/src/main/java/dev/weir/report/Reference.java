package dev.weir.report;

import dev.weir.data.DataSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A published accuracy for comparison.
 *
 * @param name the classifier and its source
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

  /** SHA-256 of the first 6,000 training images of each class of MNIST, as models hold them. */
  static final String MNIST_BALANCED_TRAINING =
      "2afa6c9c6efc6bd05a44b7d9c6f2fe2cbd180666f2dbd6ef32841dceb605ed32";

  /** The test images of the paper, or an evenly spaced sample of them. */
  private static final Pattern BALANCED_TESTS = Pattern.compile(".* test 6001:(, one in \\d+)?");

  /** Published ROCKET accuracies on data sets of the UCR archive, by name. */
  private static final Map<String, Double> ROCKET =
      Map.of("GunPoint", 1.0, "ItalyPowerDemand", 0.970, "ECG5000", 0.947, "FordA", 0.944);

  /**
   * Published figures on a data set, if any.
   *
   * @param data its full name: other seeds, ranges or files are other data
   * @param trainingDigest digest of the model's training data
   */
  static List<Reference> of(String data, String trainingDigest) {
    if (data.equals("mnist1d")) {
      return MNIST_1D;
    }
    Optional<String> archived = archived(data);
    if (archived.isPresent()) {
      return Optional.ofNullable(ROCKET.get(archived.get()))
          .map(accuracy -> List.of(new Reference("ROCKET (paper)", accuracy)))
          .orElse(List.of());
    }
    boolean balanced =
        trainingDigest.equals(MNIST_BALANCED_TRAINING) && BALANCED_TESTS.matcher(data).matches();
    return balanced ? MNIST_BALANCED : List.of();
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
