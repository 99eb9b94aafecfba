package dev.weir.reports;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.reports.picture.Ink;
import dev.weir.reports.picture.Lettering;
import dev.weir.reports.picture.Picture;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The confusion matrix: rows are true classes, columns predictions. Columns too narrow for their
 * names have numbers, which precede the row names. With very many classes, those with the most
 * errors are shown.
 */
final class ConfusionPicture {

  private static final double WIDTH = 440;
  private static final double LINE = Picture.SMALL * Lettering.LINE;

  /** Maximum width of row labels, in pixels. */
  private static final double ROOM = 156;

  private static final double WIDEST_CELL = 64;
  private static final double NARROWEST_CELL = 9;
  private static final double GAP = 6;

  /** Maximum number of rows for column labels. */
  private static final int STAGGER = 3;

  private final long[][] counts;
  private final int[] shown;
  private final boolean numbered;
  private final List<List<String>> names;
  private final List<String> columns;
  private final double left;
  private final double cellWidth;

  /** Start of each row, and end of the last. */
  private final double[] rows;

  private final double top;

  ConfusionPicture(Evaluation evaluation) {
    List<String> all = evaluation.classes();
    this.counts = evaluation.confusion();
    this.shown = mostErrors(counts, ShownClasses.MOST);
    this.numbered =
        widest(IntStream.of(shown).mapToObj(all::get).toList()) > STAGGER * cell(0) - GAP;
    this.names =
        IntStream.of(shown)
            .mapToObj(label -> Lettering.lines(all.get(label), ROOM, Picture.SMALL, false))
            .toList();
    this.columns =
        IntStream.of(shown)
            .mapToObj(label -> numbered ? Integer.toString(label + 1) : all.get(label))
            .toList();
    double longest = names.stream().mapToDouble(ConfusionPicture::widest).max().orElse(0);
    this.left = Math.max(56, Math.ceil(longest + numbers() + 10));
    this.cellWidth = cell(left);
    this.top = 22 + LINE * stagger() + 4;
    this.rows = rows();
  }

  /** The classes with the most errors, in class order. */
  private static int[] mostErrors(long[][] counts, int most) {
    long[] errors = new long[counts.length];
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < counts.length; column++) {
        errors[row] += row == column ? 0 : counts[row][column] + counts[column][row];
      }
    }
    return IntStream.range(0, counts.length)
        .boxed()
        .sorted(Comparator.<Integer>comparingLong(label -> errors[label]).reversed())
        .limit(most)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private double cell(double labels) {
    double room = (labels == 0 ? 380 : WIDTH - labels - GAP) / shown.length;
    return Math.clamp(room, NARROWEST_CELL, WIDEST_CELL);
  }

  private double[] rows() {
    double[] edges = new double[shown.length + 1];
    edges[0] = top;
    for (int i = 0; i < shown.length; i++) {
      edges[i + 1] = edges[i] + Math.max(cellWidth, names.get(i).size() * LINE + 4);
    }
    return edges;
  }

  private double middle(int row) {
    return (rows[row] + rows[row + 1]) / 2 + 4;
  }

  private static double widest(List<String> texts) {
    return texts.stream().mapToDouble(ConfusionPicture::width).max().orElse(0);
  }

  private static double width(String text) {
    return Lettering.width(text.stripTrailing(), Picture.SMALL, false);
  }

  /** The width of the numbers beside the rows. */
  private double numbers() {
    return numbered ? widest(columns) + GAP : 0;
  }

  /** Number of rows for the column labels, so that they do not overlap. */
  private int stagger() {
    return (int) Math.ceil((widest(columns) + GAP) / cellWidth);
  }

  /** Explanation for the reader, in sentences. */
  String text() {
    StringBuilder text = new StringBuilder();
    if (numbered) {
      text.append(" Columns are labelled with row numbers.");
    }
    if (hasNarrowCells()) {
      text.append(" Cells that are too narrow show no count.");
    }
    String most = " Shown are the %d of %,d classes with the most errors";
    return text.append(ShownClasses.note(most, shown.length, counts.length)).toString();
  }

  private boolean hasNarrowCells() {
    return IntStream.of(shown)
        .anyMatch(row -> IntStream.of(shown).anyMatch(column -> !fits(counts[row][column])));
  }

  private boolean fits(long count) {
    return count == 0 || width(Long.toString(count)) + 2 <= cellWidth;
  }

  Picture draw() {
    double across = cellWidth * shown.length;
    double down = rows[shown.length] - top;
    Picture picture =
        new Picture(Math.max(left + across + GAP + 2, 260), top + down + 10, alternative());
    picture.text(left, 14, "predicted →", Ink.MUTED);
    picture.right(left - 8, 14, "true ↓", Ink.MUTED);
    for (int i = 0; i < shown.length; i++) {
      labels(picture, i);
      for (int j = 0; j < shown.length; j++) {
        cell(picture, i, j);
      }
    }
    return picture.frame(left, top, across, down, Ink.GRID);
  }

  private String alternative() {
    long records = Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    long correct = IntStream.range(0, counts.length).mapToLong(label -> counts[label][label]).sum();
    return String.format(
        Locale.ROOT,
        "Confusion matrix of %d classes: %,d of %,d records on the diagonal are correct",
        counts.length,
        correct,
        records);
  }

  private void labels(Picture picture, int index) {
    List<String> name = names.get(index);
    double first = middle(index) - LINE * (name.size() - 1) / 2;
    picture.right(left - 8 - numbers(), first, name, Ink.TEXT);
    if (numbered) {
      picture.right(left - 8, middle(index), columns.get(index), Ink.MUTED);
    }
    int row = stagger() - 1 - index % stagger();
    picture.centred(
        left + cellWidth * (index + 0.5),
        top - 6 - LINE * row,
        columns.get(index),
        numbered ? Ink.MUTED : Ink.TEXT);
  }

  private void cell(Picture picture, int i, int j) {
    long count = counts[shown[i]][shown[j]];
    double x = left + cellWidth * j;
    double y = rows[i];
    double height = rows[i + 1] - y;
    if (count > 0) {
      double share = (double) count / Arrays.stream(counts[shown[i]]).sum();
      Ink ink = i == j ? Ink.BLUE : Ink.RED;
      picture.box(x, y, cellWidth, height, ink, i == j ? 0.55 * share : 0.15 + 0.85 * share);
      if (fits(count)) {
        picture.centred(x + cellWidth / 2, middle(i), Long.toString(count), Ink.TEXT);
      }
    }
    picture.frame(x, y, cellWidth, height, Ink.GRID);
  }
}
