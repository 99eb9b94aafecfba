package dev.weir.reports;

import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.reports.picture.Axis;
import dev.weir.reports.picture.Ink;
import dev.weir.reports.picture.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Examples of the signals of each class. */
final class SignalPictures {

  private static final double NARROWEST = 196;
  private static final double MARGINS = 46;
  private static final int EXAMPLES = 4;
  private static final double ROW = 38;

  private final LabelledSignals signals;
  private final double width;

  SignalPictures(LabelledSignals signals) {
    this.signals = signals;
    this.width = Picture.width(NARROWEST, MARGINS, signals.classes());
  }

  /**
   * Sentences about classes that are omitted or have no signals, for the end of a section's text;
   * empty if there are none.
   */
  String leftOut() {
    List<String> without =
        IntStream.range(0, signals.classes().size())
            .filter(label -> members(label).length == 0)
            .mapToObj(label -> ClassNameText.isolated(signals.classes().get(label)))
            .toList();
    String none =
        without.isEmpty() ? "" : " No training signals: " + String.join(", ", without) + ".";
    return ShownClasses.note(signals.classes().size(), ShownClasses.MOST) + none;
  }

  /** The first signals of each class, one below the other, each with its own scale. */
  List<Picture> examples() {
    return each(this::examples);
  }

  /** For each class the mean and the band from the 10% to the 90% quantile, at every sample. */
  List<Picture> variation() {
    List<double[]> all = new ArrayList<>();
    List<double[][]> bands = new ArrayList<>();
    for (int c = 0; c < shown(); c++) {
      double[][] band = members(c).length == 0 ? new double[0][] : band(c);
      bands.add(band);
      all.addAll(Arrays.asList(band));
    }
    return each(label -> variation(label, bands.get(label), all));
  }

  private List<Picture> each(Function<Integer, Picture> draw) {
    return IntStream.range(0, shown())
        .filter(label -> members(label).length > 0)
        .mapToObj(draw::apply)
        .toList();
  }

  private int shown() {
    return Math.min(ShownClasses.MOST, signals.classes().size());
  }

  private Picture examples(int label) {
    int[] members = members(label);
    int shown = Math.min(EXAMPLES, members.length);
    String name = signals.classes().get(label);
    Picture picture =
        new Picture(
                width, 28 + ROW * shown, "%d training signals of class %s".formatted(shown, name))
            .title(name, 8, width - MARGINS);
    for (int i = 0; i < shown; i++) {
      double[] values = signals.signal(members[i]);
      double top = 26 + ROW * i;
      new SignalPlot(
              picture,
              new Axis(0, Math.max(1, signals.length() - 1), 8, width - 8),
              SignalPlot.axis(List.of(values), top + 3, top + ROW - 5))
          .signal(values, signals.channels());
    }
    return picture;
  }

  private Picture variation(int label, double[][] band, List<double[]> all) {
    String name = signals.classes().get(label);
    Axis down = SignalPlot.axis(all, 30, 130);
    Picture picture =
        new Picture(width, 158, "Mean and 10% to 90% band of class " + name)
            .title(name, 34, width - MARGINS);
    Axis across = new Axis(0, Math.max(1, signals.length() - 1), 34, width - 12);
    SignalPlot plot = new SignalPlot(picture, across, down);
    plot.axes(4, 4);
    plot.band(band[0], band[2], Ink.BLUE);
    plot.curve(band[1], Ink.BLUE, 2);
    return picture;
  }

  /** The 10% quantile, the mean and the 90% quantile of the first channel at each sample. */
  private double[][] band(int label) {
    int[] members = members(label);
    double[][] band = new double[3][signals.length()];
    double[] sorted = new double[members.length];
    for (int t = 0; t < signals.length(); t++) {
      for (int i = 0; i < members.length; i++) {
        sorted[i] = signals.signal(members[i])[t];
      }
      Arrays.sort(sorted);
      band[0][t] = quantile(sorted, 0.1);
      band[1][t] = Arrays.stream(sorted).average().orElse(0);
      band[2][t] = quantile(sorted, 0.9);
    }
    return band;
  }

  /** A quantile of ascending values, by linear interpolation. The 0.75 quantile of 1, 2, 4 is 3. */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  private int[] members(int label) {
    return IntStream.range(0, signals.size()).filter(i -> signals.labels()[i] == label).toArray();
  }
}
