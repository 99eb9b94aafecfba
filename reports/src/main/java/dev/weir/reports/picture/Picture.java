package dev.weir.reports.picture;

import dev.weir.reports.picture.Shape.Anchor;
import dev.weir.reports.picture.Shape.Dot;
import dev.weir.reports.picture.Shape.Path;
import dev.weir.reports.picture.Shape.Point;
import dev.weir.reports.picture.Shape.Text;
import dev.weir.reports.picture.Shape.Tile;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture under construction, whose shapes are drawn in order. Coordinates are pixels from the
 * top left corner. {@link SvgPainter} and {@link PngPainter} render it.
 */
public final class Picture {

  /** Text size of axes and captions. */
  public static final double SMALL = 12;

  /** Text size of titles. */
  public static final double LARGE = 14;

  private final double width;
  private final double height;
  private final String alt;
  private final List<Shape> shapes = new ArrayList<>();

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
    shapes.add(new Path(List.of(new Point(x1, y1), new Point(x2, y2)), ink, thickness, 1, false));
    return this;
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
    shapes.add(new Dot(x, y, radius, ink));
    return this;
  }

  /** Adds left-aligned text; y is the baseline. */
  public Picture text(double x, double y, String text, Ink ink) {
    return text(x, y, List.of(text), ink);
  }

  /** Adds left-aligned lines of text; y is the baseline of the first. */
  public Picture text(double x, double y, List<String> lines, Ink ink) {
    return letters(new Text(x, y, lines, ink, SMALL, Anchor.START, false));
  }

  public Picture centred(double x, double y, String text, Ink ink) {
    return letters(new Text(x, y, List.of(text), ink, SMALL, Anchor.MIDDLE, false));
  }

  /** Adds right-aligned text. */
  public Picture right(double x, double y, String text, Ink ink) {
    return right(x, y, List.of(text), ink);
  }

  /** Adds right-aligned lines of text; y is the baseline of the first. */
  public Picture right(double x, double y, List<String> lines, Ink ink) {
    return letters(new Text(x, y, lines, ink, SMALL, Anchor.END, false));
  }

  /** Adds a left-aligned title; y is the baseline of its first line. */
  public Picture title(double x, double y, List<String> lines) {
    return letters(new Text(x, y, lines, Ink.TEXT, LARGE, Anchor.START, true));
  }

  private Picture letters(Text text) {
    shapes.add(text);
    return this;
  }

  /** Adds an image, each of whose pixels is drawn as a small square. */
  public Picture tile(double x, double y, double w, double h, BufferedImage pixels) {
    shapes.add(new Tile(x, y, w, h, pixels));
    return this;
  }

  private static List<Point> points(double[] x, double[] y) {
    List<Point> points = new ArrayList<>(x.length);
    for (int i = 0; i < x.length; i++) {
      points.add(new Point(x[i], y[i]));
    }
    return points;
  }
}
