package dev.weir.reports.picture;

import java.awt.image.BufferedImage;
import java.util.List;

/** An element of a picture. Coordinates are pixels from the top left corner. */
sealed interface Shape {

  record Point(double x, double y) {}

  /** Connected points, as a line or a filled area. */
  record Path(List<Point> points, Ink ink, double width, double opacity, boolean filled)
      implements Shape {
    public Path {
      points = List.copyOf(points);
    }
  }

  record Dot(double x, double y, double radius, Ink ink) implements Shape {}

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

    /** The baseline of a line, counted from 0. */
    double base(int line) {
      return y + line * size * Lettering.LINE;
    }
  }

  /** An image, not smoothed. */
  record Tile(double x, double y, double width, double height, BufferedImage pixels)
      implements Shape {}
}
