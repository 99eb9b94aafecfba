package dev.weir.classifiers.wnn;

import dev.weir.classifiers.wnn.definition.WnnParameters;

/** Compares windows of images with those of training images. Immutable. */
public interface WindowClassifier {

  /** Number of classes. */
  int classes();

  /** The parameters. */
  WnnParameters parameters();

  /** How many images at once make {@link WindowScorer#predict} fastest; 1 if more are no faster. */
  int batchSize();

  /** A scorer for one thread, with SIMD if available, once it is compiled. */
  WindowScorer newScorer();

  /**
   * A scorer for one thread, with SIMD from the start or never, depending on the work for this many
   * images.
   */
  WindowScorer newScorer(int images);
}
