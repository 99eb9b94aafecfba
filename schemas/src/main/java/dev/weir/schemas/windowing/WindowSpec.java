package dev.weir.schemas.windowing;

/**
 * The geometry of windows of a continuous signal. For example, a window of 40 and a stride of 20
 * give the samples [0, 40), [20, 60), [40, 80) and so on, wherever the pieces begin.
 *
 * @param window samples per channel of a window; at least 1
 * @param stride samples between the beginnings of two windows; at least 1
 * @param lateness how many samples the newest one may be ahead of a missing one before the missing
 *     one is given up; at least 0
 * @param channels of the signal; at least 1
 */
public record WindowSpec(int window, int stride, long lateness, int channels) {
  /** Maximum bytes kept of a source. */
  public static final long MOST_BYTES = 64L << 20;

  public WindowSpec {
    if (window < 1 || stride < 1 || lateness < 0 || channels < 1) {
      throw new IllegalArgumentException(
          "no windows can be cut with window %d, stride %d, lateness %d and %d channels"
              .formatted(window, stride, lateness, channels));
    }
  }

  /** The maximum bytes of a source's buffered samples, without the metadata of each piece. */
  public static double bytes(int window, int stride, long lateness, int channels) {
    return ((double) window + stride + lateness) * channels * Double.BYTES;
  }

  /** The beginning of the first window at or after an index. */
  long gridFrom(long index) {
    long at = Math.max(0, index);
    return Math.ceilDiv(at, (long) stride) * stride;
  }
}
