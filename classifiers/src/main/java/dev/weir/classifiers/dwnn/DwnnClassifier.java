package dev.weir.classifiers.dwnn;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.simd.KernelWarmUp;
import dev.weir.classifiers.internal.simd.TwinSelector;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.internal.wnn.bound.ImageBounds;
import dev.weir.classifiers.internal.wnn.cascade.DwnnMemory;
import dev.weir.classifiers.internal.wnn.cascade.DwnnStages;
import dev.weir.classifiers.internal.wnn.cascade.NearestImageSearch;
import dev.weir.classifiers.wnn.WindowClassifier;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WnnParameters;

/**
 * DWNN (Setterqvist, Kruglyak, Forchheimer, "An Improved Nearest Neighbour Classifier"): the
 * distance of a training image is the sum, over windows centred on every pixel, of the least p-th
 * power distance between the query and any extension of this image within the window. The class of
 * the training image with the least distance wins; the lowest one on a tie. Unlike in WNN, all
 * windows have to agree on one training image; each may choose among its extensions. Immutable.
 */
public final class DwnnClassifier implements WindowClassifier {

  private static final KernelWarmUp WARM_UP = new KernelWarmUp("DWNN");

  /** Approximate operations per cell of an extension of a training image. */
  private static final double OPERATIONS = 4;

  private final WnnClassifier windows;

  /**
   * Keeps the training images.
   *
   * @param training at least one of each class
   * @param parameters the parameters, with k = 1
   * @throws IllegalArgumentException as the other constructor
   */
  public DwnnClassifier(GreyImages training, WnnParameters parameters) {
    this(new WnnClassifier(training, requireOne(parameters)));
  }

  /**
   * Shares the training images, parameters and windows of WNN.
   *
   * @throws IllegalArgumentException if k is not 1
   */
  public DwnnClassifier(WnnClassifier windows) {
    requireOne(windows.parameters());
    this.windows = windows;
  }

  private static WnnParameters requireOne(WnnParameters parameters) {
    if (parameters.neighbours() != 1) {
      throw new IllegalArgumentException(
          "DWNN compares with one training image at a time, so k is 1, not "
              + parameters.neighbours());
    }
    return parameters;
  }

  /** WNN with the same training images and parameters. */
  public WnnClassifier windows() {
    return windows;
  }

  @Override
  public int classes() {
    return windows.classes();
  }

  public TrainingSet training() {
    return windows.training();
  }

  @Override
  public WnnParameters parameters() {
    return windows.parameters();
  }

  /** Units of a distance per 1: greater than 1 only for a non-integer p. */
  public double unitsPerOne() {
    return windows.unitsPerOne();
  }

  /** Memory of a scorer in bytes, for both twins. */
  public long scorerMemory() {
    return new DwnnMemory(training().width(), training().height())
        .ofScorer(training().size(), parameters().extension());
  }

  @Override
  public DwnnScorer newScorer() {
    return new DwnnScorer(new TwinSelector<>(WARM_UP, this::search));
  }

  @Override
  public int batchSize() {
    return windows.setup().hasBatches() ? ImageBounds.most(training().size()) : 1;
  }

  @Override
  public DwnnScorer newScorer(int images) {
    return newScorer(Vectorization.ofWork(OPERATIONS * windows.setup().cells(images)));
  }

  /** A scorer for one thread with these kernels from the start; the results are the same. */
  public DwnnScorer newScorer(Vectorization vectors) {
    return new DwnnScorer(TwinSelector.only(vectors, this::search));
  }

  private NearestImageSearch search(Vectorization vectors) {
    return new DwnnStages(windows.setup(), vectors).search();
  }
}
