package dev.weir.classifiers.dtw;

import java.util.OptionalInt;

/**
 * Limits on warping paths.
 *
 * @param psi samples at the ends that need no partner
 * @param window maximum index distance of two paired samples, at least 0 (the band of H. Sakoe, S.
 *     Chiba, 1978); empty: unlimited
 */
public record DtwSettings(Psi psi, OptionalInt window) {

  /** Every sample needs a partner, at any index distance. */
  public static final DtwSettings DEFAULTS = new DtwSettings(Psi.NONE, OptionalInt.empty());

  public DtwSettings {
    if (window.isPresent() && window.getAsInt() < 0) {
      throw new IllegalArgumentException(
          "the window of DTW must be 0 or more, not " + window.getAsInt());
    }
  }

  /** These settings with this number of free samples at every end. */
  public DtwSettings withPsi(int samples) {
    return new DtwSettings(Psi.of(samples), window);
  }

  /** These settings with another window. */
  public DtwSettings withWindow(int samples) {
    return new DtwSettings(psi, OptionalInt.of(samples));
  }

  /** The first sample of the second signal that may be paired with this one of the first. */
  int from(int first) {
    return window.isPresent() ? Math.max(0, first - window.getAsInt()) : 0;
  }

  /**
   * The last such sample, for a second signal of this length; less than {@link #from} if there is
   * none.
   */
  int to(int first, int secondLength) {
    int last = secondLength - 1;
    // Not first + window, which may overflow.
    return window.isPresent() && window.getAsInt() < last - first
        ? first + window.getAsInt()
        : last;
  }
}
