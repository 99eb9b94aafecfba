package dev.weir.reports.picture;

import dev.weir.reports.picture.Shape.Anchor;
import dev.weir.reports.picture.Shape.Dot;
import dev.weir.reports.picture.Shape.Path;
import dev.weir.reports.picture.Shape.Point;
import dev.weir.reports.picture.Shape.Text;
import dev.weir.reports.picture.Shape.Tile;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A picture under construction, whose shapes are drawn in order. Coordinates are pixels from the
 * top left corner. {@link SvgPainter} and {@link PngPainter} render it.
 */
public final class Picture {

  /** Text size of axes and captions. */
  public static final double SMALL = 12;

  /** Text size of titles. */
  public static final double LARGE = 14;

  /** Baseline of a title's first line. */
  private static final double TITLE = 16;

  /** Width of a phone, which pictures do not exceed because of their titles. */
  private static final double WIDEST = 340;

  private final double width;
  private double height;
  private final String alt;
  private final List<Shape> shapes = new ArrayList<>();

  /** Height of a title's lines after the first: all other shapes move down by it. */
  private double moved;

  /**
   * An empty picture.
   *
   * @param alt text alternative for readers who cannot see it
   */
  public Picture(double width, double height, String alt) {
    this.width = width;
    this.height = height;
    this.alt = alt;
  }

  /**
   * The width of pictures of one kind: enough for the longest word of their titles, limited to the
   * width of a phone.
   *
   * @param least minimum width of the pictures
   * @param margin sum of the margins left and right of the title
   * @param titles all of their titles
   */
  public static double width(double least, double margin, Collection<String> titles) {
    double widest =
        titles.stream()
            .mapToDouble(title -> Lettering.widestWord(title, LARGE, true))
            .max()
            .orElse(0);
    return Math.max(least, Math.min(Math.ceil(widest + margin), WIDEST));
  }

  /**
   * Adds a title over as many lines as needed. The picture becomes higher by the lines after the
   * first, and what is drawn from now on moves down by them.
   *
   * @param room available width in pixels
   */
  public Picture title(String title, double x, double room) {
    List<String> lines = Lettering.lines(title, room, LARGE, true);
    shapes.add(new Text(x, TITLE, lines, Ink.TEXT, LARGE, Anchor.START, true));
    moved = (lines.size() - 1) * LARGE * Lettering.LINE;
    height += moved;
    return this;
  }

  /** Width in pixels. */
  public double width() {
    return width;
  }

  /** Height in pixels. */
  public double height() {
    return height;
  }

  public String alt() {
    return alt;
  }

  List<Shape> shapes() {
    return shapes;
  }

  public Picture line(double x1, double y1, double x2, double y2, Ink ink, double thickness) {
    return curve(new double[] {x1, x2}, new double[] {y1, y2}, ink, thickness);
  }

  /** Adds straight lines from point to point, at least two points. */
  public Picture curve(double[] x, double[] y, Ink ink, double thickness) {
    shapes.add(new Path(points(x, y), ink, thickness, 1, false));
    return this;
  }

  /** Adds the area between two curves at the same x values. */
  public Picture band(double[] x, double[] lower, double[] upper, Ink ink, double opacity) {
    List<Point> outline = new ArrayList<>(points(x, upper));
    outline.addAll(points(x, lower).reversed());
    shapes.add(new Path(outline, ink, 0, opacity, true));
    return this;
  }

  public Picture box(double x, double y, double w, double h, Ink ink, double opacity) {
    return band(
        new double[] {x, x + w}, new double[] {y + h, y + h}, new double[] {y, y}, ink, opacity);
  }

  /** Adds the outline of a rectangle. */
  public Picture frame(double x, double y, double w, double h, Ink ink) {
    return curve(
        new double[] {x, x + w, x + w, x, x}, new double[] {y, y, y + h, y + h, y}, ink, 1);
  }

  public Picture dot(double x, double y, double radius, Ink ink) {
    shapes.add(new Dot(x, y + moved, radius, ink));
    return this;
  }

  /** Adds left-aligned text; y is the baseline. */
  public Picture text(double x, double y, String text, Ink ink) {
    return text(x, y, List.of(text), ink);
  }

  /** Adds left-aligned lines of text; y is the baseline of the first. */
  public Picture text(double x, double y, List<String> lines, Ink ink) {
    return letters(x, y, lines, ink, Anchor.START);
  }

  public Picture centred(double x, double y, String text, Ink ink) {
    return letters(x, y, List.of(text), ink, Anchor.MIDDLE);
  }

  /** Adds right-aligned text. */
  public Picture right(double x, double y, String text, Ink ink) {
    return right(x, y, List.of(text), ink);
  }

  /** Adds right-aligned lines of text; y is the baseline of the first. */
  public Picture right(double x, double y, List<String> lines, Ink ink) {
    return letters(x, y, lines, ink, Anchor.END);
  }

  private Picture letters(double x, double y, List<String> lines, Ink ink, Anchor anchor) {
    shapes.add(new Text(x, y + moved, lines, ink, SMALL, anchor, false));
    return this;
  }

  /** Adds an image, each of whose pixels is drawn as a small square. */
  public Picture tile(double x, double y, double w, double h, BufferedImage pixels) {
    shapes.add(new Tile(x, y + moved, w, h, pixels));
    return this;
  }

  /**
   * Adds lines across the picture at about this many round values of an axis, labelled on the left.
   */
  public void grid(Axis down, int about, double left, double right, DoubleFunction<String> label) {
    for (double tick : down.ticks(about)) {
      line(left, down.at(tick), right, down.at(tick), Ink.GRID, 1);
      right(left - 6, down.at(tick) + 4, label.apply(tick), Ink.MUTED);
    }
  }

  private List<Point> points(double[] x, double[] y) {
    List<Point> points = new ArrayList<>(x.length);
    for (int i = 0; i < x.length; i++) {
      points.add(new Point(x[i], y[i] + moved));
    }
    return points;
  }
}
