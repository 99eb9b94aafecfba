package dev.weir.classifiers.dtw;

/**
 * Number of samples at the ends of two signals that need no partner. A warping path may then begin
 * at any of the first {@code firstStart + 1} samples of the first signal with the first sample of
 * the second, or the other way round; likewise at the ends. Known as psi relaxation.
 *
 * <p>Worked example: 9, 0, 1, 2 and 0, 1, 2 have distance 9; if the first sample of the first
 * signal is free ({@code firstStart} 1), 0.
 *
 * <p>Source: D. F. Silva, G. Batista, E. Keogh, Prefix and suffix invariant dynamic time warping
 * (ICDM 2016), section III.
 *
 * @param firstStart free samples at the start of the first signal, 0 or more
 * @param firstEnd free samples at its end
 * @param secondStart free samples at the start of the second signal
 * @param secondEnd free samples at its end
 */
public record Psi(int firstStart, int firstEnd, int secondStart, int secondEnd) {

  /** No sample is free. */
  public static final Psi NONE = of(0);

  public Psi {
    if (Math.min(Math.min(firstStart, firstEnd), Math.min(secondStart, secondEnd)) < 0) {
      throw new IllegalArgumentException(
          "psi must be 0 or more at every end, not %d, %d, %d, %d"
              .formatted(firstStart, firstEnd, secondStart, secondEnd));
    }
  }

  /** The same number at both ends of both signals. */
  public static Psi of(int samples) {
    return new Psi(samples, samples, samples, samples);
  }

  /**
   * Checks that at least one sample needs a partner.
   *
   * @throws IllegalArgumentException if an end is as long as its signal
   */
  void check(int firstLength, int secondLength) {
    if (Math.max(firstStart, firstEnd) >= firstLength
        || Math.max(secondStart, secondEnd) >= secondLength) {
      throw new IllegalArgumentException(
          "psi of %d, %d, %d, %d is too much for signals of length %d and %d"
              .formatted(firstStart, firstEnd, secondStart, secondEnd, firstLength, secondLength));
    }
  }
}
