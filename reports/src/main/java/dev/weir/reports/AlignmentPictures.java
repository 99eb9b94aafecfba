package dev.weir.reports;

import dev.weir.classifiers.dtw.DtwSearch;
import dev.weir.classifiers.dtw.DtwSettings;
import dev.weir.classifiers.dtw.DtwTraining;
import dev.weir.classifiers.dtw.WarpingPath;
import dev.weir.classifiers.dtw.WarpingPath.Pair;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.signal.Preprocessing;
import dev.weir.reports.picture.Axis;
import dev.weir.reports.picture.Ink;
import dev.weir.reports.picture.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Shows how dynamic time warping pairs a test signal with its nearest training signals, of its own
 * class and of another.
 */
final class AlignmentPictures {

  private static final List<String> STEPS = Preprocessing.newest(List.of("detrend", "znorm"));
  private static final double WIDTH = 440;
  private static final double MIDDLE = 104;
  private static final double BOTTOM = 172;

  /** Number of training signals to search. */
  private static final int CANDIDATES = 400;

  private final LabelledSignals training;
  private final LabelledSignals tests;

  /** Prepares signals like the published nearest-neighbour baselines. */
  AlignmentPictures(LabelledSignals training, LabelledSignals tests) {
    this.training = Preprocessing.of(STEPS).apply(training);
    this.tests = Preprocessing.of(STEPS).apply(tests);
  }

  /**
   * For the first test signal of each class, its nearest training signal of that class and its
   * nearest of all others.
   *
   * @param classes maximum number of classes
   */
  List<Picture> draw(int classes) {
    List<Picture> pictures = new ArrayList<>();
    int shown = Math.min(classes, tests.classes().size());
    for (int label = 0; label < shown; label++) {
      int test = firstOf(label);
      if (test >= 0) {
        nearest(test, label, true).ifPresent(other -> pictures.add(picture(test, other)));
        nearest(test, label, false).ifPresent(other -> pictures.add(picture(test, other)));
      }
    }
    return pictures;
  }

  private int firstOf(int label) {
    return IntStream.range(0, tests.size())
        .filter(i -> tests.labels()[i] == label)
        .findFirst()
        .orElse(-1);
  }

  private OptionalInt nearest(int test, int label, boolean same) {
    int[] candidates =
        IntStream.range(0, Math.min(CANDIDATES, training.size()))
            .filter(i -> (training.labels()[i] == label) == same)
            .toArray();
    if (candidates.length == 0) {
      return OptionalInt.empty();
    }
    double[][] signals =
        Arrays.stream(candidates).mapToObj(i -> channel(training, i)).toArray(double[][]::new);
    DtwSearch search = new DtwTraining(signals, DtwSettings.DEFAULTS).newSearch(1);
    return OptionalInt.of(candidates[search.nearest(channel(tests, test)).index(0)]);
  }

  private Picture picture(int test, int other) {
    double[] above = channel(tests, test);
    double[] nearest = channel(training, other);
    WarpingPath path = WarpingPath.of(above, nearest, DtwSettings.DEFAULTS);
    String own = name(tests, test);
    String their = name(training, other);
    boolean same = tests.labels()[test] == training.labels()[other];
    Picture picture =
        new Picture(
                WIDTH,
                182,
                "Warping path between a test signal of class %s and training signal %d of class %s"
                    .formatted(own, other, their))
            .title("%s with %s".formatted(own, their), 8, WIDTH - 16);
    picture.right(WIDTH - 8, 33, same ? "same class" : "another class", Ink.MUTED);
    picture.text(
        8,
        33,
        String.format(
            Locale.ROOT,
            "DTW %.2f, Euclidean %.2f; training #%d",
            path.distance(),
            euclidean(above, nearest),
            other),
        Ink.MUTED);
    Axis across = new Axis(0, above.length - 1, 10, WIDTH - 10);
    Axis upper = SignalPlot.axis(List.of(above), 42, MIDDLE - 8);
    Axis lower = SignalPlot.axis(List.of(nearest), MIDDLE + 8, BOTTOM);
    for (Pair pair : path.pairs()) {
      picture.line(
          across.at(pair.first()),
          upper.at(above[pair.first()]),
          across.at(pair.second()),
          lower.at(nearest[pair.second()]),
          Ink.GRID,
          1);
    }
    new SignalPlot(picture, across, upper).curve(above, Ink.BLUE, 2);
    new SignalPlot(picture, across, lower).curve(nearest, Ink.RED, 2);
    return picture;
  }

  private static double[] channel(LabelledSignals signals, int index) {
    return Arrays.copyOf(signals.signal(index), signals.length());
  }

  private static double euclidean(double[] first, double[] second) {
    double sum = 0;
    for (int t = 0; t < first.length; t++) {
      sum += (first[t] - second[t]) * (first[t] - second[t]);
    }
    return Math.sqrt(sum);
  }

  private static String name(LabelledSignals signals, int index) {
    return ClassNameText.isolated(signals.classes().get(signals.labels()[index]));
  }
}
