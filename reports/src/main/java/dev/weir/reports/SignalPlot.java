package dev.weir.reports;

import dev.weir.reports.picture.Axis;
import dev.weir.reports.picture.Ink;
import dev.weir.reports.picture.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Signals as curves over sample indices, inside a rectangle of a picture. */
record SignalPlot(Picture picture, Axis across, Axis down) {

  private static final List<Ink> INKS = List.of(Ink.BLUE, Ink.RED, Ink.GREEN, Ink.PURPLE);

  static Ink ink(int channel) {
    return INKS.get(channel % INKS.size());
  }

  /** An axis over all channels of some signals, with a small margin. */
  static Axis axis(List<double[]> signals, double top, double bottom) {
    double least = signals.stream().flatMapToDouble(DoubleStream::of).min().orElse(0);
    double most = signals.stream().flatMapToDouble(DoubleStream::of).max().orElse(1);
    return Axis.over(least, most, bottom, top);
  }

  /** Draws each channel as a curve. */
  void signal(double[] values, int channels) {
    int length = values.length / channels;
    for (int c = 0; c < channels; c++) {
      double[] channel = Arrays.copyOfRange(values, c * length, (c + 1) * length);
      curve(channel, ink(c), 1.6);
    }
  }

  void curve(double[] values, Ink ink, double thickness) {
    picture.curve(places(values.length), pixels(values), ink, thickness);
  }

  void band(double[] lower, double[] upper, Ink ink) {
    picture.band(places(lower.length), pixels(lower), pixels(upper), ink, 0.22);
  }

  /** Draws lines and labels of the axes. */
  void axes(int ticksAcross, int ticksDown) {
    double bottom = down.from();
    picture.grid(down, ticksDown, across.from(), across.to(), Axis::label);
    for (double tick : across.ticks(ticksAcross)) {
      picture.line(across.at(tick), bottom, across.at(tick), bottom + 4, Ink.GRID, 1);
      picture.centred(across.at(tick), bottom + 17, Axis.label(tick), Ink.MUTED);
    }
  }

  private double[] places(int count) {
    return IntStream.range(0, count).mapToDouble(across::at).toArray();
  }

  private double[] pixels(double[] values) {
    return DoubleStream.of(values).map(down::at).toArray();
  }
}
