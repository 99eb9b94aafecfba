package dev.weir.schemas.windowing;

import java.util.ArrayList;
import java.util.List;

/**
 * Fills gaps in a signal once none of their samples can arrive any more. A gap of a whole window or
 * more is not filled, so that each window has at least one sample that was measured; neither is one
 * whose neighbour was lost.
 *
 * @param missing how gaps are filled
 * @param window samples per channel of a window
 */
record GapFiller(MissingSamples missing, int window) {
  /**
   * The result of a pass over a signal.
   *
   * @param filled the samples that were added
   * @param frontier the first index that is still awaited
   * @param lossEnd the index after the last sample that was given up
   */
  record Pass(List<Segment> filled, long frontier, long lossEnd) {}

  /**
   * Fills or gives up all gaps that end at or before the horizon.
   *
   * @param frontier the first index that is still awaited
   * @param horizon samples before it are given up
   */
  Pass fill(SampleBuffer held, long frontier, long horizon, long lossEnd) {
    List<Segment> filled = new ArrayList<>();
    long at = frontier;
    long end = lossEnd;
    for (Segment next = held.from(at); next != null && next.start() <= horizon; ) {
      Segment last = held.at(at - 1);
      if (last != null && next.start() - at < window) {
        Segment gap = gap(last, at, next);
        held.merge(gap);
        filled.add(gap);
      } else {
        end = next.start();
      }
      at = held.extend(next.start());
      next = held.from(at);
    }
    return new Pass(filled, at, end);
  }

  private Segment gap(Segment last, long from, Segment next) {
    int length = (int) (next.start() - from);
    int channels = last.channels();
    double[] values = new double[length * channels];
    for (int channel = 0; channel < channels; channel++) {
      double before = last.value(channel, from - 1);
      double after = missing == MissingSamples.HOLD ? before : next.value(channel, next.start());
      for (int i = 0; i < length; i++) {
        values[channel * length + i] = before + (after - before) * (i + 1) / (length + 1);
      }
    }
    return new Segment(
        from, channels, values, last.lastIndex(), last.lastTime(), last.interval(), last.label());
  }
}
