package dev.weir.classifiers.dtw;

import dev.weir.classifiers.internal.simd.BlockRows;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

/**
 * Lower bound on the cost of all samples of a signal that need a partner: each is paired with a
 * sample of the training signal within the window, so it costs at least its distance to the range
 * of these samples. Samples that are free at an end count as 0. Without a window the range covers
 * the whole training signal, and the bound is weak.
 *
 * <p>Terms are added in sample order, as on every path, so the bound does not exceed the squared
 * DTW distance even in the last bit: rounding is monotonic.
 *
 * <p>Source: E. Keogh, C. Ratanamahatana, Exact indexing of dynamic time warping (2005).
 */
final class KeoghBound {

  private final int from;
  private final int to;
  private final SignalBlocks low;
  private final SignalBlocks high;

  KeoghBound(DtwSettings settings, double[][] training, int lanes) {
    int length = training[0].length;
    this.from = settings.psi().firstStart();
    this.to = length - settings.psi().firstEnd();
    this.low =
        SignalBlocks.of(
            training.length, length, lanes, (s, i) -> partners(settings, training[s], i).getMin());
    this.high =
        SignalBlocks.of(
            training.length, length, lanes, (s, i) -> partners(settings, training[s], i).getMax());
  }

  private static DoubleSummaryStatistics partners(
      DtwSettings settings, double[] training, int sample) {
    int last = settings.to(sample, training.length);
    return Arrays.stream(training, settings.from(sample), last + 1).summaryStatistics();
  }

  /**
   * Lower bounds of the squared DTW distances to a block of training signals, rounding included.
   *
   * @param bounds output, one per lane
   */
  void of(double[] query, int block, BlockRows rows, double[] bounds) {
    rows.outside(query, from, to, low.block(block), high.block(block), bounds);
  }
}
