package dev.weir.classifiers.minirocket;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The dilations of the kernels, and the number of biases per kernel at each. Dilations are evenly
 * spaced on a logarithmic scale from 1 to the widest that spans the signal. Worked example: for
 * signals of length 150 and 10,000 features each kernel has 119, at the dilations 1, 2, 3, .. 18,
 * with 30 biases at the first and 3 at the last.
 *
 * <p>If (length - 1) / 8 is a whole number, the rounding of a logarithm decides whether it or the
 * number below is the widest dilation; the authors' program may differ.
 */
final class Dilations {

  /** Maximum number of dilations of a model. */
  static final int MOST = 32;

  private final int[] dilations;
  private final int[] counts;

  /**
   * Keeps the numbers.
   *
   * @param dilations at least one, each at least 1
   * @param counts for each dilation the number of biases per kernel, at least 1
   */
  Dilations(int[] dilations, int[] counts) {
    this.dilations = dilations.clone();
    this.counts = counts.clone();
    check();
  }

  /**
   * Computes dilations.
   *
   * @param length samples of a signal, at least 9
   * @param features requested number of features, at least 84; rounded down to a multiple of 84
   */
  static Dilations of(int length, int features) {
    int each = features / MiniKernels.COUNT;
    int tried = Math.min(each, MOST);
    List<Integer> dilations = new ArrayList<>();
    List<Integer> times = new ArrayList<>();
    for (int i = 0; i < tried; i++) {
      int dilation = dilation(length, i, tried);
      if (dilations.isEmpty() || dilations.getLast() != dilation) {
        dilations.add(dilation);
        times.add(0);
      }
      times.set(times.size() - 1, times.getLast() + 1);
    }
    int[] counts = times.stream().mapToInt(n -> (int) (n * ((double) each / tried))).toArray();
    handOutRemainder(counts, each);
    return new Dilations(dilations.stream().mapToInt(Integer::intValue).toArray(), counts);
  }

  int size() {
    return dilations.length;
  }

  /** A dilation, in samples. */
  int dilation(int index) {
    return dilations[index];
  }

  /** Number of biases per kernel at a dilation. */
  int count(int index) {
    return counts[index];
  }

  int widest() {
    return IntStream.of(dilations).max().orElseThrow();
  }

  /** Number of features: biases of all kernels at all dilations. */
  int features() {
    return Math.toIntExact(IntStream.of(counts).asLongStream().sum() * MiniKernels.COUNT);
  }

  private static int dilation(int length, int index, int tried) {
    double widest = log2((length - 1) / (MiniKernels.TAPS - 1.0));
    double exponent =
        index == tried - 1 && index > 0 ? widest : index * (widest / Math.max(1, tried - 1));
    return (int) StrictMath.pow(2, exponent);
  }

  private static double log2(double value) {
    return StrictMath.log(value) / StrictMath.log(2);
  }

  private static void handOutRemainder(int[] counts, int each) {
    int left = each - IntStream.of(counts).sum();
    for (int i = 0; left > 0; i = (i + 1) % counts.length) {
      counts[i]++;
      left--;
    }
  }

  private void check() {
    if (dilations.length > MOST) {
      throw new IllegalArgumentException(
          "there are %d dilations; there can be %d".formatted(dilations.length, MOST));
    }
    if (dilations.length == 0 || dilations.length != counts.length) {
      throw new IllegalArgumentException(
          "%d dilations do not match %d counts of biases"
              .formatted(dilations.length, counts.length));
    }
    for (int i = 0; i < dilations.length; i++) {
      if (dilations[i] < 1 || counts[i] < 1) {
        throw new IllegalArgumentException(
            "there cannot be %d biases at dilation %d".formatted(counts[i], dilations[i]));
      }
    }
  }
}
