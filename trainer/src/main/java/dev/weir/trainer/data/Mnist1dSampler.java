package dev.weir.trainer.data;

import java.util.Arrays;

/**
 * Generates MNIST-1D signals: a template is padded, scaled, shifted, combined with correlated
 * noise, blurred by white noise, sheared and sampled at 40 positions.
 *
 * <p>The order of random draws is part of the data set: each sample continues the sequence of the
 * previous one.
 */
final class Mnist1dSampler {
  private static final int SMALLEST_PADDING = 36;
  private static final int PADDING_CHOICES = 25;
  private static final int FINE_LENGTH = 72;
  private static final int SHIFTS = 48;
  private static final double SCALE_RANGE = 0.4;
  private static final double CORRELATED_NOISE = 0.25;
  private static final double WHITE_NOISE = 0.02;
  private static final double SHEAR_RANGE = 0.75;

  /** Distinguishes the template's zeros from the padding's, which are replaced by noise. */
  private static final double NOT_PADDING = 1e-8;

  private final LegacyRandom random;
  private final GaussianFilter smoothing = new GaussianFilter(2);

  Mnist1dSampler(LegacyRandom random) {
    this.random = random;
  }

  /** Returns a signal from a digit's template, with the next random draws. */
  double[] sample(double[] template) {
    double[] values = Interpolation.resample(padded(template), FINE_LENGTH);
    scale(values);
    values = shifted(values);
    fillPadding(values);
    addWhiteNoise(values);
    shear(values);
    return Interpolation.resample(values, Mnist1d.LENGTH);
  }

  private double[] padded(double[] template) {
    int padding = SMALLEST_PADDING + (int) (random.nextDouble() * PADDING_CHOICES);
    double[] values = Arrays.copyOf(template, template.length + padding);
    for (int i = 0; i < template.length; i++) {
      values[i] += NOT_PADDING;
    }
    return values;
  }

  private void scale(double[] values) {
    double factor = 1 + SCALE_RANGE * (random.nextDouble() - 0.5);
    Arrays.setAll(values, i -> values[i] * factor);
  }

  private double[] shifted(double[] values) {
    int shift = random.below(SHIFTS);
    double[] result = new double[values.length];
    System.arraycopy(values, values.length - shift, result, 0, shift);
    System.arraycopy(values, 0, result, shift, values.length - shift);
    return result;
  }

  private void fillPadding(double[] values) {
    double[] noise = random.gaussians(values.length);
    Arrays.setAll(noise, i -> noise[i] * CORRELATED_NOISE);
    double[] correlated = smoothing.apply(noise);
    for (int i = 0; i < values.length; i++) {
      if (values[i] == 0) {
        values[i] = correlated[i];
      }
    }
  }

  private void addWhiteNoise(double[] values) {
    Arrays.setAll(values, i -> values[i] + WHITE_NOISE * random.nextGaussian());
  }

  private void shear(double[] values) {
    double slope = SHEAR_RANGE * (random.nextDouble() - 0.5);
    double step = 1.0 / (values.length - 1);
    Arrays.setAll(values, i -> values[i] - slope * (i * step - 0.5));
  }
}
