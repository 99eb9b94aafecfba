package dev.weir.classifiers.features;

import java.util.Arrays;

/**
 * The generator of Steele, Lea and Flood (2014), implemented here so that the same seed gives the
 * same kernels on every Java version: the algorithms behind {@link
 * java.util.random.RandomGenerator} may change between releases.
 *
 * <p>Each kernel has its own generator, from the seed and the kernel's index, so kernels depend
 * neither on their number nor on the thread that creates them.
 */
public final class SplitMix64 {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /**
   * Creates one of a seed's generators.
   *
   * @param index index of the generator
   */
  public SplitMix64(long seed, long index) {
    this.state = mix(mix(seed + GOLDEN) + index * GOLDEN);
  }

  /** 64 random bits. */
  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** From 0 to {@code bound - 1}; the bias of at most bound / 2^32 is negligible here. */
  public int nextInt(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** Uniform in [0, 1): 53 random bits. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Standard normal, by Marsaglia's polar method; the second value of each pair is not used. */
  public double nextGaussian() {
    while (true) {
      double u = 2 * nextDouble() - 1;
      double v = 2 * nextDouble() - 1;
      double s = u * u + v * v;
      if (s < 1 && s > 0) {
        return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  /** Standard normal numbers minus their mean. */
  public float[] nextCentred(int count) {
    double[] drawn = new double[count];
    Arrays.setAll(drawn, j -> nextGaussian());
    double mean = Arrays.stream(drawn).sum() / count;
    float[] centred = new float[count];
    for (int j = 0; j < count; j++) {
      centred[j] = (float) (drawn[j] - mean);
    }
    return centred;
  }

  /** Distinct numbers from 0 to {@code bound - 1}, in ascending order. */
  public int[] nextSubset(int size, int bound) {
    int[] all = new int[bound];
    Arrays.setAll(all, i -> i);
    for (int i = 0; i < size; i++) {
      int other = i + nextInt(bound - i);
      int kept = all[i];
      all[i] = all[other];
      all[other] = kept;
    }
    int[] subset = Arrays.copyOf(all, size);
    Arrays.sort(subset);
    return subset;
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
