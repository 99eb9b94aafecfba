package dev.weir.reports;

import dev.weir.reports.picture.Axis;
import dev.weir.reports.picture.Ink;
import dev.weir.reports.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The share of errors by number of windows, on a logarithmic scale of windows. */
final class CurvePicture {

  private static final double WIDTH = 440;
  private static final double HEIGHT = 300;
  private static final double LEFT = 56;
  private static final double RIGHT = WIDTH - 14;
  private static final double TOP = 46;
  private static final double BOTTOM = 250;

  /** Shares of errors up to this multiple of the least one are in the picture. */
  private static final double SHOWN = 4;

  private final Axis across;
  private final Axis down;
  private final double most;
  private final Picture picture;

  private CurvePicture(List<Series> all, int windows) {
    double least = all.stream().mapToDouble(Series::least).min().orElse(0);
    double greatest = all.stream().mapToDouble(Series::greatest).max().orElse(1);
    this.most = Math.max(Math.min(greatest, SHOWN * Math.max(least, 0.0025)), 1e-6);
    this.across = Axis.over(0, Math.log(windows), LEFT, RIGHT);
    this.down = new Axis(0, most * 1.05, BOTTOM, TOP);
    this.picture =
        new Picture(
            WIDTH,
            HEIGHT,
            "Share of errors by number of windows, from %d down to 1".formatted(windows));
  }

  /**
   * One curve.
   *
   * @param name its name
   * @param errors errors by number of windows, the first with one window
   * @param images number of images
   */
  record Series(String name, List<Integer> errors, int images) {

    double share(int windows) {
      return (double) errors.get(windows - 1) / images;
    }

    double least() {
      return IntStream.rangeClosed(1, errors.size()).mapToDouble(this::share).min().orElse(0);
    }

    double greatest() {
      return IntStream.rangeClosed(1, errors.size()).mapToDouble(this::share).max().orElse(1);
    }
  }

  /**
   * Draws one or two curves.
   *
   * @param chosen number of windows that count, marked in the picture
   */
  static Picture of(Series validation, Optional<Series> test, int chosen) {
    List<Series> all = new ArrayList<>(List.of(validation));
    test.ifPresent(all::add);
    return new CurvePicture(all, validation.errors().size()).draw(all, chosen);
  }

  private Picture draw(List<Series> all, int chosen) {
    scales(all.getFirst().errors().size());
    double x = across.at(Math.log(chosen));
    picture.line(x, TOP, x, BOTTOM, Ink.MUTED, 1);
    Ink[] inks = {Ink.BLUE, Ink.RED};
    double at = LEFT;
    for (int i = 0; i < all.size(); i++) {
      curve(all.get(i), inks[i]);
      picture.dot(x, down.at(Math.min(most, all.get(i).share(chosen))), 4, inks[i]);
      picture.dot(at + 4, 12, 4, inks[i]).text(at + 14, 16, all.get(i).name(), Ink.TEXT);
      at += 190;
    }
    return picture.centred((LEFT + RIGHT) / 2, BOTTOM + 38, "number of windows", Ink.MUTED);
  }

  private void scales(int windows) {
    picture.text(4, TOP - 12, "errors", Ink.MUTED);
    for (double tick : down.ticks(5)) {
      picture.line(LEFT, down.at(tick), RIGHT, down.at(tick), Ink.GRID, 1);
      picture.right(LEFT - 6, down.at(tick) + 4, Axis.label(100 * tick) + "%", Ink.MUTED);
    }
    for (int count = 1; 1.6 * count < windows; count = next(count)) {
      label(count);
    }
    label(windows);
  }

  /** 1, 2, 5, 10, 20, 50 and so on. */
  private static int next(int count) {
    String digits = Integer.toString(count);
    return digits.startsWith("2") ? count / 2 * 5 : count * 2;
  }

  private void label(int count) {
    double x = across.at(Math.log(count));
    picture.line(x, BOTTOM, x, BOTTOM + 4, Ink.MUTED, 1);
    picture.centred(x, BOTTOM + 18, Integer.toString(count), Ink.MUTED);
  }

  private void curve(Series series, Ink ink) {
    int first = 1;
    while (first < series.errors().size() && series.share(first) > most) {
      first++;
    }
    if (first == series.errors().size()) {
      return;
    }
    int from = first;
    int points = series.errors().size() - first + 1;
    double[] x =
        IntStream.range(0, points).mapToDouble(i -> across.at(Math.log(i + from))).toArray();
    double[] y =
        IntStream.range(0, points)
            .mapToDouble(i -> down.at(Math.min(most, series.share(i + from))))
            .toArray();
    picture.curve(x, y, ink, 2);
  }
}
