package dev.weir.trainer.compare;

/**
 * Published accuracies on MNIST-1D, in percent: the post "MNIST-1D: From logistic regression to
 * ROCKET" (2026).
 */
public final class PublishedMnist1d {
  /** Logistic regression on raw values, C = 1. */
  public static final double LOGISTIC = 32.9;

  /** 7 nearest neighbours by Euclidean distance, on detrended and z-normalised signals. */
  public static final double EUCLIDEAN = 57.5;

  /** 9 nearest neighbours by dynamic time warping, on the same signals. */
  public static final double DTW = 83.3;

  /** The same with psi = 2. */
  public static final double DTW_PSI = 86.0;

  /** ROCKET with the best 200 of 400 kernels. */
  public static final double ROCKET = 96.5;

  private PublishedMnist1d() {}
}
