package dev.weir.reports.picture;

import dev.weir.reports.picture.Shape.Dot;
import dev.weir.reports.picture.Shape.Path;
import dev.weir.reports.picture.Shape.Text;
import dev.weir.reports.picture.Shape.Tile;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Renders pictures as pixels on white, at twice their resolution. Works without a display. */
public final class PngPainter {

  private static final int SCALE = 2;
  private static final double GAP = 16;

  private PngPainter() {}

  /**
   * Draws pictures side by side, in rows of limited width.
   *
   * @param most maximum width in the pictures' pixels; a wider picture gets its own row
   */
  public static BufferedImage paint(List<Picture> pictures, double most) {
    double[] left = new double[pictures.size()];
    double[] top = new double[pictures.size()];
    double x = GAP;
    double y = GAP;
    double row = 0;
    double width = 0;
    for (int i = 0; i < left.length; i++) {
      Picture picture = pictures.get(i);
      if (x > GAP && x + picture.width() > most) {
        y += row + GAP;
        x = GAP;
        row = 0;
      }
      left[i] = x;
      top[i] = y;
      x += picture.width() + GAP;
      row = Math.max(row, picture.height());
      width = Math.max(width, x);
    }
    return paint(pictures, left, top, width, y + row + GAP);
  }

  private static BufferedImage paint(
      List<Picture> pictures, double[] left, double[] top, double width, double height) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(SCALE * width),
            (int) Math.ceil(SCALE * height),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(SCALE, SCALE);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    for (int i = 0; i < left.length; i++) {
      graphics.translate(left[i], top[i]);
      pictures.get(i).shapes().forEach(shape -> draw(graphics, shape));
      graphics.translate(-left[i], -top[i]);
    }
    graphics.dispose();
    return image;
  }

  private static void draw(Graphics2D graphics, Shape shape) {
    switch (shape) {
      case Path path -> draw(graphics, path);
      case Dot dot -> {
        graphics.setColor(dot.ink().color());
        double side = 2 * dot.radius();
        graphics.fill(
            new Ellipse2D.Double(dot.x() - dot.radius(), dot.y() - dot.radius(), side, side));
      }
      case Text text -> draw(graphics, text);
      case Tile tile ->
          graphics.drawImage(
              tile.pixels(),
              (int) Math.round(tile.x()),
              (int) Math.round(tile.y()),
              (int) Math.round(tile.width()),
              (int) Math.round(tile.height()),
              null);
    }
  }

  private static void draw(Graphics2D graphics, Path path) {
    Path2D line = new Path2D.Double();
    line.moveTo(path.points().getFirst().x(), path.points().getFirst().y());
    path.points().stream().skip(1).forEach(point -> line.lineTo(point.x(), point.y()));
    Color color = path.ink().color();
    if (path.filled()) {
      line.closePath();
      int alpha = (int) Math.round(255 * path.opacity());
      graphics.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha));
      graphics.fill(line);
    } else {
      graphics.setColor(color);
      graphics.setStroke(
          new BasicStroke((float) path.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      graphics.draw(line);
    }
  }

  private static void draw(Graphics2D graphics, Text text) {
    int style = text.bold() ? Font.BOLD : Font.PLAIN;
    graphics.setFont(new Font(Font.SANS_SERIF, style, 1).deriveFont((float) text.size()));
    graphics.setColor(text.ink().color());
    for (int i = 0; i < text.lines().size(); i++) {
      String line = text.lines().get(i).stripTrailing();
      double width = graphics.getFontMetrics().getStringBounds(line, graphics).getWidth();
      double left =
          switch (text.anchor()) {
            case START -> text.x();
            case MIDDLE -> text.x() - width / 2;
            case END -> text.x() - width;
          };
      graphics.drawString(line, (float) left, (float) text.base(i));
    }
  }
}
