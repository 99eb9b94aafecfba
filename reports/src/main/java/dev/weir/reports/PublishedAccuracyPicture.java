package dev.weir.reports;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.reports.picture.Axis;
import dev.weir.reports.picture.Ink;
import dev.weir.reports.picture.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The model's accuracy with its interval among published accuracies, highest at the top. */
final class PublishedAccuracyPicture {

  private static final double ROW = 24;
  private static final double LEFT = 206;
  private static final double RIGHT = 380;
  private static final double WIDTH = 440;
  private static final String OURS = "this model";

  private PublishedAccuracyPicture() {}

  static Picture of(Evaluation evaluation, List<PublishedAccuracy> references) {
    double start = start(evaluation, references);
    List<PublishedAccuracy> all = new ArrayList<>(references);
    if (start == 0) {
      all.add(new PublishedAccuracy("always the largest class", largest(evaluation)));
    }
    all.add(new PublishedAccuracy(OURS, evaluation.accuracy()));
    all.sort(Comparator.comparingDouble(PublishedAccuracy::accuracy).reversed());
    double bottom = ROW * all.size() + 8;
    Picture picture = new Picture(WIDTH, bottom + 26, alt(evaluation, references));
    Axis axis = new Axis(start, 1, LEFT, RIGHT);
    for (double tick : axis.ticks(4)) {
      picture.line(axis.at(tick), 4, axis.at(tick), bottom, Ink.GRID, 1);
      picture.centred(axis.at(tick), bottom + 18, Axis.label(100 * tick) + "%", Ink.MUTED);
    }
    double lower = axis.at(evaluation.interval().lower());
    double upper = axis.at(evaluation.interval().upper());
    picture.box(lower, 4, upper - lower, bottom - 4, Ink.BLUE, 0.16);
    for (int i = 0; i < all.size(); i++) {
      row(picture, axis, all.get(i), ROW * i + ROW / 2 + 4, evaluation);
    }
    return picture;
  }

  /** Start of the axis: 0, unless all values are close together near 1. */
  private static double start(Evaluation evaluation, List<PublishedAccuracy> references) {
    double least = evaluation.interval().lower();
    for (PublishedAccuracy each : references) {
      least = Math.min(least, each.accuracy());
    }
    double room = 1.25 * (1 - least);
    return references.isEmpty() || room > 0.5 ? 0 : 1 - Math.max(room, 0.01);
  }

  private static void row(
      Picture picture, Axis axis, PublishedAccuracy each, double y, Evaluation evaluation) {
    boolean ours = each.name().equals(OURS);
    Ink ink = ours ? Ink.BLUE : Ink.MUTED;
    picture.right(LEFT - 12, y + 4, each.name(), ours ? Ink.TEXT : Ink.MUTED);
    if (ours) {
      double lower = axis.at(evaluation.interval().lower());
      double upper = axis.at(evaluation.interval().upper());
      picture.line(lower, y - 6, lower, y + 6, ink, 1.5);
      picture.line(upper, y - 6, upper, y + 6, ink, 1.5);
      picture.line(lower, y, upper, y, ink, 1.5);
    }
    picture.dot(axis.at(each.accuracy()), y, ours ? 3 : 4, ink);
    picture.text(
        RIGHT + 12,
        y + 4,
        String.format(Locale.ROOT, axis.least() > 0 ? "%.2f%%" : "%.1f%%", 100 * each.accuracy()),
        ours ? Ink.TEXT : Ink.MUTED);
  }

  private static double largest(Evaluation evaluation) {
    long most =
        Arrays.stream(evaluation.confusion())
            .mapToLong(row -> Arrays.stream(row).sum())
            .max()
            .orElse(0);
    return evaluation.tests() == 0 ? 0 : (double) most / evaluation.tests();
  }

  private static String alt(Evaluation evaluation, List<PublishedAccuracy> references) {
    return String.format(
        Locale.ROOT,
        "Accuracy of this model, %.1f%%, among %d references",
        100 * evaluation.accuracy(),
        references.size() + 1);
  }
}
