package dev.weir.trainer.data;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The random draws of NumPy's legacy {@code numpy.random.RandomState}, for the same seed in the
 * same order.
 *
 * <p>Uniform draws and permutations are bit-identical to NumPy's; normal draws may differ in the
 * last bit because logarithms differ between math libraries. Here they are the same on all
 * platforms, by {@link StrictMath}. Seed 42 gives 0.3745401188473625 as the first {@link
 * #nextDouble()}, or 0.4967141530112327 as the first {@link #nextGaussian()}.
 *
 * <p>Not thread-safe.
 */
public final class LegacyRandom {
  private static final long LARGEST_SEED = (1L << 32) - 1;

  private final MersenneTwister bits;
  private double keptGaussian = Double.NaN;

  /**
   * Starts the sequence of a seed.
   *
   * @param seed 0 to 2^32 - 1, as in NumPy
   * @throws IllegalArgumentException if the seed is out of range
   */
  public LegacyRandom(long seed) {
    if (seed < 0 || seed > LARGEST_SEED) {
      throw new IllegalArgumentException(
          "the seed must be 0 to %d, not %d".formatted(LARGEST_SEED, seed));
    }
    bits = new MersenneTwister((int) seed);
  }

  /** Returns a multiple of 2^-53 in [0, 1), like {@code rand()}. */
  public double nextDouble() {
    long high = Integer.toUnsignedLong(bits.next() >>> 5);
    long low = Integer.toUnsignedLong(bits.next() >>> 6);
    return ((high << 26) + low) * 0x1p-53;
  }

  /** Returns a standard normal value by Marsaglia's polar method, like {@code randn()}. */
  public double nextGaussian() {
    if (!Double.isNaN(keptGaussian)) {
      double kept = keptGaussian;
      keptGaussian = Double.NaN;
      return kept;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * nextDouble() - 1;
      y = 2 * nextDouble() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
    keptGaussian = scale * x;
    return scale * y;
  }

  /** Returns a new array of standard normal values, like {@code randn(count)}. */
  public double[] gaussians(int count) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> nextGaussian());
    return values;
  }

  /**
   * Returns an integer in [0, bound), like {@code choice(bound)}: draws are masked to the bits of
   * the bound and rejected while they are too large.
   *
   * @param bound at least 1; a bound of 1 draws nothing
   */
  public int below(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("the bound must be at least 1, not " + bound);
    }
    int largest = bound - 1;
    if (largest == 0) {
      return 0;
    }
    int mask = -1 >>> Integer.numberOfLeadingZeros(largest);
    int drawn;
    do {
      drawn = bits.next() & mask;
    } while (drawn > largest);
    return drawn;
  }

  /** Returns the numbers from 0 to size - 1 in random order, like {@code permutation(size)}. */
  public int[] permutation(int size) {
    return permutation(size, this::below);
  }

  /**
   * The numbers from 0 to size - 1 in random order, by Fisher and Yates' shuffle.
   *
   * @param below draws an integer from 0 to below its argument
   */
  static int[] permutation(int size, IntUnaryOperator below) {
    int[] order = IntStream.range(0, size).toArray();
    for (int i = size - 1; i > 0; i--) {
      int other = below.applyAsInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }
}
