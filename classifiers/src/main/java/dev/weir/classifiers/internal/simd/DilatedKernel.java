package dev.weir.classifiers.internal.simd;

/** A kernel with weights for some channels of a signal. */
public interface DilatedKernel {

  /** The weights, channel by channel; must not be changed. */
  float[] weights();

  /** Weights per channel. */
  int taps();

  /** The channels; must not be changed. */
  int[] channels();

  /** The bias, which is added to every value. */
  float bias();

  /** Samples from one weight to the next. */
  int dilation();
}
