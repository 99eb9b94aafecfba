package dev.weir.reports.picture;

import dev.weir.reports.picture.Shape.Text;
import java.util.ArrayList;
import java.util.List;

/** What a picture contains, and what is wrong with its layout. */
public final class PictureChecks {
  private static final double SLACK = 0.5;

  private PictureChecks() {}

  private record Box(double left, double top, double right, double bottom) {
    /** Whether the boxes share more than an edge. */
    boolean overlaps(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    boolean isInside(Picture picture) {
      return left >= -SLACK
          && top >= -SLACK
          && right <= picture.width() + SLACK
          && bottom <= picture.height() + SLACK;
    }
  }

  /** Descriptions of the shapes that exceed a picture. */
  public static List<String> cutOff(Picture picture) {
    return picture.shapes().stream()
        .filter(shape -> !box(shape).isInside(picture))
        .map(Shape::toString)
        .toList();
  }

  /** Pairs of texts that overlap. */
  public static List<String> overlappingTexts(Picture picture) {
    List<Text> texts = all(picture);
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (box(texts.get(i)).overlaps(box(texts.get(j)))) {
          pairs.add("'%s' and '%s'".formatted(texts.get(j).text(), texts.get(i).text()));
        }
      }
    }
    return pairs;
  }

  /** All texts in a picture. */
  public static List<String> texts(Picture picture) {
    return all(picture).stream().map(Text::text).toList();
  }

  private static List<Text> all(Picture picture) {
    return picture.shapes().stream().filter(Text.class::isInstance).map(Text.class::cast).toList();
  }

  private static Box box(Shape shape) {
    return switch (shape) {
      case Shape.Path path -> {
        double[] x = path.points().stream().mapToDouble(Shape.Point::x).sorted().toArray();
        double[] y = path.points().stream().mapToDouble(Shape.Point::y).sorted().toArray();
        yield new Box(x[0], y[0], x[x.length - 1], y[y.length - 1]);
      }
      case Shape.Dot(double x, double y, double radius, Ink ink) ->
          new Box(x - radius, y - radius, x + radius, y + radius);
      case Text text -> box(text);
      case Shape.Tile tile ->
          new Box(tile.x(), tile.y(), tile.x() + tile.width(), tile.y() + tile.height());
    };
  }

  private static Box box(Text text) {
    double width =
        text.lines().stream()
            .mapToDouble(line -> Lettering.width(line.stripTrailing(), text.size(), text.bold()))
            .max()
            .orElse(0);
    double left =
        switch (text.anchor()) {
          case START -> text.x();
          case MIDDLE -> text.x() - width / 2;
          case END -> text.x() - width;
        };
    double bottom = text.base(text.lines().size() - 1) + text.size() / 4;
    return new Box(left, text.y() - text.size(), left + width, bottom);
  }
}
