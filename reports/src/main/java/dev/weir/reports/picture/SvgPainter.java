package dev.weir.reports.picture;

import dev.weir.reports.picture.Shape.Anchor;
import dev.weir.reports.picture.Shape.Dot;
import dev.weir.reports.picture.Shape.Path;
import dev.weir.reports.picture.Shape.Text;
import dev.weir.reports.picture.Shape.Tile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * Renders a picture as an SVG element of a page. Colours are the page's variables, {@link
 * Ink#styles}, so it follows light and dark mode.
 */
public final class SvgPainter {

  private static final Pattern NO_XML =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{d7ff}\\x{e000}-\\x{fffd}\\x{10000}-\\x{10ffff}]");

  private SvgPainter() {}

  public static String paint(Picture picture) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\">"
            .formatted(
                escape(picture.alt()),
                number(picture.width()),
                number(picture.height()),
                number(picture.width()),
                number(picture.height())));
    picture.shapes().forEach(shape -> svg.append(element(shape)));
    return svg.append("</svg>").toString();
  }

  /** A file with pictures one below the other, on a light background. */
  public static String document(List<Picture> pictures) {
    double width = pictures.stream().mapToDouble(Picture::width).max().orElse(0);
    double height = pictures.stream().mapToDouble(Picture::height).sum();
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\" style=\"%sbackground:var(--paper);font-family:sans-serif\">"
            .formatted(
                number(width), number(height), number(width), number(height), Ink.styles(false)));
    double top = 0;
    for (Picture picture : pictures) {
      svg.append("<g transform=\"translate(0 %s)\">".formatted(number(top)));
      svg.append(paint(picture)).append("</g>");
      top += picture.height();
    }
    return svg.append("</svg>\n").toString();
  }

  private static String element(Shape shape) {
    return switch (shape) {
      case Path path -> path(path);
      case Dot dot ->
          "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" style=\"fill:var(%s)\"/>"
              .formatted(
                  number(dot.x()), number(dot.y()), number(dot.radius()), dot.ink().variable());
      case Text text -> text(text);
      case Tile tile ->
          "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,%s\"/>"
              .formatted(
                  number(tile.x()),
                  number(tile.y()),
                  number(tile.width()),
                  number(tile.height()),
                  base64(tile));
    };
  }

  private static String path(Path path) {
    String points =
        path.points().stream()
            .map(point -> number(point.x()) + "," + number(point.y()))
            .collect(Collectors.joining(" "));
    return path.filled()
        ? "<polygon points=\"%s\" style=\"fill:var(%s);fill-opacity:%s\"/>"
            .formatted(points, path.ink().variable(), number(path.opacity()))
        : "<polyline points=\"%s\" style=\"fill:none;stroke:var(%s);stroke-width:%s\"/>"
            .formatted(points, path.ink().variable(), number(path.width()));
  }

  private static String text(Text text) {
    String anchor = text.anchor().name().toLowerCase(Locale.ROOT);
    return "<text x=\"%s\" y=\"%s\" style=\"fill:var(%s)\" font-size=\"%s\"%s%s>%s</text>"
        .formatted(
            number(text.x()),
            number(text.y()),
            text.ink().variable(),
            number(text.size()),
            text.anchor() == Anchor.START ? "" : " text-anchor=\"%s\"".formatted(anchor),
            text.bold() ? " font-weight=\"600\"" : "",
            lines(text));
  }

  /**
   * The lines together are the original text, including trailing spaces, so it can be searched and
   * copied. Those spaces have no width; otherwise right-aligned lines would be misplaced.
   */
  private static String lines(Text text) {
    if (text.lines().size() == 1) {
      return escape(text.text());
    }
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < text.lines().size(); i++) {
      String line = text.lines().get(i);
      String seen = line.stripTrailing();
      String blanks = line.substring(seen.length());
      lines.append(
          "<tspan x=\"%s\" y=\"%s\">%s%s</tspan>"
              .formatted(
                  number(text.x()),
                  number(text.base(i)),
                  escape(seen),
                  blanks.isEmpty() ? "" : "<tspan font-size=\"0\">" + blanks + "</tspan>"));
    }
    return lines.toString();
  }

  private static String base64(Tile tile) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(tile.pixels(), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** At most two decimals, without trailing zeros. */
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    String shorter = text.replaceAll("\\.?0+$", "");
    return shorter.isEmpty() || shorter.equals("-0") ? "0" : shorter;
  }

  /**
   * Escapes text for an element or an attribute; characters that XML does not allow are replaced.
   */
  public static String escape(String text) {
    return NO_XML
        .matcher(text)
        .replaceAll("\ufffd")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
