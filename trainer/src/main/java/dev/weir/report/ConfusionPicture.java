package dev.weir.report;

import dev.weir.evaluation.Evaluation;
import dev.weir.picture.Ink;
import dev.weir.picture.Picture;
import java.util.List;
import java.util.Locale;

/** How often each class was taken for each: rows are true classes, columns predictions. */
final class ConfusionPicture {

  private static final double TOP = 50;
  private static final double LETTER = 7.4;

  /** Narrower cells have no room for a number. */
  private static final double NUMBERED = 26;

  private final List<String> classes;
  private final long[][] counts;
  private final double left;
  private final double cell;

  private ConfusionPicture(Evaluation evaluation) {
    this.classes = evaluation.classes().stream().map(Names::shortened).toList();
    this.counts = evaluation.confusion();
    int longest = classes.stream().mapToInt(String::length).max().orElse(1);
    this.left = 34 + LETTER * longest;
    this.cell = Math.clamp(380.0 / classes.size(), 5, 64);
  }

  static Picture of(Evaluation evaluation) {
    return new ConfusionPicture(evaluation).draw(evaluation);
  }

  private Picture draw(Evaluation evaluation) {
    double side = cell * classes.size();
    Picture picture =
        new Picture(
            Math.max(left + side + 14, 260),
            TOP + side + 10,
            String.format(
                Locale.ROOT,
                "Confusion matrix of %d classes: %,d of %,d records on the diagonal are correct",
                classes.size(),
                evaluation.tests() - evaluation.errors(),
                evaluation.tests()));
    picture.text(left, 14, "predicted →", Ink.MUTED);
    picture.text(2, TOP - 8, "true ↓", Ink.MUTED);
    for (int row = 0; row < classes.size(); row++) {
      labels(picture, row);
      for (int column = 0; column < classes.size(); column++) {
        cell(picture, row, column);
      }
    }
    return picture.frame(left, TOP, side, side, Ink.GRID);
  }

  /** Of many classes some only, so that labels do not overlap. */
  private void labels(Picture picture, int row) {
    int widest = classes.stream().mapToInt(String::length).max().orElse(1);
    if (row % (int) Math.ceil(16 / cell) == 0) {
      picture.right(left - 8, TOP + cell * (row + 0.5) + 4, classes.get(row), Ink.TEXT);
    }
    if (row % (int) Math.ceil((widest * LETTER + 4) / cell) == 0
        && classes.get(row).length() * LETTER < 2 * left) {
      picture.centred(left + cell * (row + 0.5), TOP - 8, classes.get(row), Ink.TEXT);
    }
  }

  private void cell(Picture picture, int row, int column) {
    long count = counts[row][column];
    long all = 0;
    for (long each : counts[row]) {
      all += each;
    }
    double x = left + cell * column;
    double y = TOP + cell * row;
    if (count > 0) {
      double share = (double) count / all;
      Ink ink = row == column ? Ink.BLUE : Ink.RED;
      picture.box(x, y, cell, cell, ink, row == column ? 0.55 * share : 0.15 + 0.85 * share);
      if (cell >= NUMBERED) {
        picture.centred(
            x + cell / 2, y + cell / 2 + 4, String.format(Locale.ROOT, "%d", count), Ink.TEXT);
      }
    }
    picture.frame(x, y, cell, cell, Ink.GRID);
  }
}
