package dev.weir.picture;

import java.awt.image.BufferedImage;
import java.util.List;

/** An element of a picture. Coordinates are pixels from the top left corner. */
sealed interface Shape {

  record Point(double x, double y) {}

  record Box(double left, double top, double right, double bottom) {
    /** Whether the boxes share more than an edge. */
    boolean overlaps(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  Box box();

  /** Connected points, as a line or a filled area. */
  record Path(List<Point> points, Ink ink, double width, double opacity, boolean filled)
      implements Shape {
    public Path {
      points = List.copyOf(points);
    }

    @Override
    public Box box() {
      double[] x = points.stream().mapToDouble(Point::x).sorted().toArray();
      double[] y = points.stream().mapToDouble(Point::y).sorted().toArray();
      return new Box(x[0], y[0], x[x.length - 1], y[y.length - 1]);
    }
  }

  record Dot(double x, double y, double radius, Ink ink) implements Shape {
    @Override
    public Box box() {
      return new Box(x - radius, y - radius, x + radius, y + radius);
    }
  }

  /** Alignment of text. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** Lines of text; y is the baseline of the first. */
  record Text(
      double x, double y, List<String> lines, Ink ink, double size, Anchor anchor, boolean bold)
      implements Shape {
    public Text {
      lines = List.copyOf(lines);
    }

    /** All lines, joined. */
    String text() {
      return String.join("", lines);
    }

    /** The baseline of a line. */
    double base(int line) {
      return y + line * size * Lettering.LINE;
    }

    @Override
    public Box box() {
      double width = lines.stream().mapToDouble(this::width).max().orElse(0);
      double left =
          switch (anchor) {
            case START -> x;
            case MIDDLE -> x - width / 2;
            case END -> x - width;
          };
      return new Box(left, y - size, left + width, base(lines.size() - 1) + size / 4);
    }

    private double width(String line) {
      return Lettering.width(line.stripTrailing(), size, bold);
    }
  }

  /** An image, not smoothed. */
  record Tile(double x, double y, double width, double height, BufferedImage pixels)
      implements Shape {
    @Override
    public Box box() {
      return new Box(x, y, x + width, y + height);
    }
  }
}
