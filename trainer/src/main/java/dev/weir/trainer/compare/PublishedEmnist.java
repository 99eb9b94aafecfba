package dev.weir.trainer.compare;

import dev.weir.classifiers.wnn.definition.Extension;
import java.util.List;

/**
 * Published numbers of errors on EMNIST Digits, of 40,000 tests, with windows of 11: E.
 * Setterqvist, N. Kruglyak, R. Forchheimer, "An Improved Nearest Neighbour Classifier". Its sets
 * are not those of MNIST: Set 3 has shifts by up to two pixels, and there are no scalings. The
 * interpolation of rotated images is not stated.
 */
public final class PublishedEmnist {

  /** Training images of each digit. */
  public static final int TRAINING_IMAGES = 24_000;

  /** Test images of each digit. */
  public static final int TESTS = 4_000;

  /** The sets, from Set 0. */
  public static final List<ExtensionSet> SETS =
      List.of(
          new ExtensionSet(0, "shift0", 303),
          new ExtensionSet(1, "shift1", 195),
          new ExtensionSet(2, "shift1+rotate-25,-5,5,25", 190),
          new ExtensionSet(3, "shift2", 177),
          new ExtensionSet(4, "shift2+rotate-25,-5,5,25", 168));

  /** Plain nearest neighbour on Set 0. */
  public static final double NEAREST_SET_0 = 625;

  /** Plain nearest neighbour on Set 4. */
  public static final double NEAREST_SET_4 = 385;

  /** WNN on Set 4 of a third of the training images, 8,000 of each digit; which, is not stated. */
  public static final double THIRD_SET_4 = 202;

  /** DWNN on Set 4. */
  public static final double DWNN = 148;

  /** WNN and DWNN combined on Set 4. */
  public static final double COMBINED = 129;

  private PublishedEmnist() {}

  /**
   * A set of training images.
   *
   * @param number its number
   * @param extension what {@link Extension#parse} reads, without an interpolation
   * @param errors of WNN
   */
  public record ExtensionSet(int number, String extension, double errors) {}
}
