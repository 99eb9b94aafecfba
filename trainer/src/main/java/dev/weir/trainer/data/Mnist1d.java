package dev.weir.trainer.data;

import dev.weir.classifiers.model.NumberedClasses;
import dev.weir.classifiers.signal.LabelledSignals;
import java.util.Arrays;
import java.util.List;

/**
 * The data set MNIST-1D, generated value by value like its NumPy generator: 4,000 training and
 * 1,000 test signals of 40 samples, ten classes "0" to "9". The published frozen set has seed 42.
 *
 * <p>Labels and order are exactly NumPy's; values agree to better than 1e-12.
 *
 * <p>Source: S. Greydanus, D. Kobak, Scaling down deep learning with MNIST-1D (ICML 2024).
 */
public final class Mnist1d {
  /** Samples per signal. */
  public static final int LENGTH = 40;

  /** The seed of the published set. */
  public static final long FROZEN_SEED = 42;

  private static final int SAMPLES_A_CLASS = 500;
  private static final int TRAINING = 4000;
  private static final int SAMPLES = Mnist1dTemplates.COUNT * SAMPLES_A_CLASS;
  private static final List<String> CLASSES = NumberedClasses.of(Mnist1dTemplates.COUNT);

  private Mnist1d() {}

  /**
   * Generates the set.
   *
   * @param seed 0 to 2^32 - 1
   * @throws IllegalArgumentException if the seed is out of range
   */
  public static SignalDataSet generate(long seed) {
    LegacyRandom random = new LegacyRandom(seed);
    double[][] samples = samples(random);
    int[] order = random.permutation(SAMPLES);
    double[][] signals = Arrays.stream(order).mapToObj(i -> samples[i]).toArray(double[][]::new);
    int[] labels = Arrays.stream(order).map(i -> i / SAMPLES_A_CLASS).toArray();
    Moments.of(signals).standardise(signals);
    return new SignalDataSet(
        part(signals, labels, 0, TRAINING),
        part(signals, labels, TRAINING, SAMPLES),
        seed == FROZEN_SEED ? "mnist1d" : "mnist1d:seed=" + seed);
  }

  private static double[][] samples(LegacyRandom random) {
    Mnist1dSampler sampler = new Mnist1dSampler(random);
    double[][] samples = new double[SAMPLES][];
    for (int i = 0; i < SAMPLES; i++) {
      samples[i] = sampler.sample(Mnist1dTemplates.scaled(i / SAMPLES_A_CLASS));
    }
    return samples;
  }

  private static LabelledSignals part(double[][] signals, int[] labels, int from, int to) {
    return new LabelledSignals(
        Arrays.copyOfRange(signals, from, to), Arrays.copyOfRange(labels, from, to), CLASSES);
  }
}
