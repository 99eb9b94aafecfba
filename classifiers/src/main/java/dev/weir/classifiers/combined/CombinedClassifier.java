package dev.weir.classifiers.combined;

import dev.weir.classifiers.dwnn.DwnnClassifier;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.wnn.WindowClassifier;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.definition.WnnParameters;

/**
 * WNN and DWNN combined (Setterqvist, Kruglyak, Forchheimer, "An Improved Nearest Neighbour
 * Classifier"): where they agree, their class; where they differ, the one of their two classes with
 * the nearest neighbour: the training image, or extension of one, with the least distance over all
 * pixels; the lowest class on a tie. Immutable.
 */
public final class CombinedClassifier implements WindowClassifier {

  private final WnnClassifier windows;
  private final DwnnClassifier images;
  private final WnnClassifier whole;

  /**
   * Keeps the training images.
   *
   * @param training at least one of each class
   * @param parameters the parameters, with k = 1
   * @throws IllegalArgumentException as {@link DwnnClassifier}
   */
  public CombinedClassifier(GreyImages training, WnnParameters parameters) {
    this(new DwnnClassifier(training, parameters));
  }

  /** Shares training images and parameters. */
  public CombinedClassifier(DwnnClassifier images) {
    this.images = images;
    this.windows = images.windows();
    this.whole =
        new WnnClassifier(
            images.training(), images.parameters().withWindow(2 * GreyImages.MAX_SIDE - 1));
  }

  /** WNN with the same training images and parameters. */
  public WnnClassifier windows() {
    return windows;
  }

  /** DWNN with the same training images and parameters. */
  public DwnnClassifier images() {
    return images;
  }

  /** Nearest neighbour with the same training images and extensions. */
  public WnnClassifier whole() {
    return whole;
  }

  @Override
  public CombinedScorer newScorer() {
    return new CombinedScorer(windows.newScorer(), images.newScorer(), whole.newScorer());
  }

  @Override
  public int classes() {
    return windows.classes();
  }

  @Override
  public WnnParameters parameters() {
    return windows.parameters();
  }

  @Override
  public int batchSize() {
    return Math.max(windows.batchSize(), images.batchSize());
  }

  @Override
  public CombinedScorer newScorer(int tests) {
    return new CombinedScorer(
        windows.newScorer(tests), images.newScorer(tests), whole.newScorer(tests));
  }

  /** A scorer for one thread with these kernels from the start; the results are the same. */
  public CombinedScorer newScorer(Vectorization vectors) {
    return new CombinedScorer(
        windows.newScorer(vectors), images.newScorer(vectors), whole.newScorer(vectors));
  }
}
