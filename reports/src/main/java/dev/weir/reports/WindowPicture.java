package dev.weir.reports;

import dev.weir.classifiers.evaluation.WilsonInterval;
import dev.weir.reports.picture.Axis;
import dev.weir.reports.picture.Ink;
import dev.weir.reports.picture.Picture;
import java.util.List;
import java.util.Locale;

/** Errors by window size, with 95% intervals. */
record WindowPicture(List<WindowErrors> runs, int covering) {

  private static final double WIDTH = 440;
  private static final double BOTTOM = 190;

  /**
   * Draws the picture.
   *
   * @param runs by ascending window, at least one
   * @param covering the smallest window that covers the image from every pixel
   */
  static Picture of(List<WindowErrors> runs, int covering) {
    return new WindowPicture(runs, covering).draw();
  }

  private Picture draw() {
    double most = runs.stream().mapToDouble(run -> 1 - interval(run).lower()).max().orElse(1);
    Axis down = new Axis(0, Math.max(most, 1e-6) * 1.05, BOTTOM, 26);
    Picture picture =
        new Picture(
            WIDTH,
            236,
            "Share of errors by size of the windows, from %d to %d pixels"
                .formatted(runs.getFirst().window(), runs.getLast().window()));
    picture.text(4, 14, "errors", Ink.MUTED);
    picture.grid(down, 5, 50, WIDTH - 8, tick -> Axis.label(100 * tick) + "%");
    double step = (WIDTH - 76) / Math.max(1, runs.size() - 1.0);
    double[] x = new double[runs.size()];
    double[] y = new double[runs.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = 60 + step * i;
      y[i] = down.at(runs.get(i).share());
      WilsonInterval interval = interval(runs.get(i));
      picture.line(
          x[i], down.at(1 - interval.upper()), x[i], down.at(1 - interval.lower()), Ink.BLUE, 2);
      picture.centred(x[i], BOTTOM + 18, name(runs.get(i).window()), Ink.MUTED);
    }
    if (x.length > 1) {
      picture.curve(x, y, Ink.BLUE, 2);
    }
    for (int i = 0; i < x.length; i++) {
      picture.dot(x[i], y[i], 4, Ink.BLUE);
    }
    return picture.centred(
        (50 + WIDTH) / 2,
        BOTTOM + 38,
        "side of the windows in pixels (NN: the whole image)",
        Ink.MUTED);
  }

  private String name(int window) {
    return window >= covering ? "NN" : String.format(Locale.ROOT, "%d", window);
  }

  private static WilsonInterval interval(WindowErrors run) {
    return WilsonInterval.of(run.tests() - run.errors(), run.tests());
  }
}
