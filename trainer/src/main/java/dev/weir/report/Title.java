package dev.weir.report;

import dev.weir.picture.Lettering;
import dev.weir.picture.Picture;
import java.util.Collection;
import java.util.List;

/**
 * The title of a picture, whole, over as many lines as it needs; what is below it moves down.
 *
 * @param lines from top to bottom
 */
record Title(List<String> lines) {

  /** The base line of the first line. */
  static final double TOP = 16;

  private static final double WIDEST = 340;

  Title {
    lines = List.copyOf(lines);
  }

  /**
   * Breaks a text into lines.
   *
   * @param room how wide they can be, in pixels
   */
  static Title of(String text, double room) {
    return new Title(Lettering.lines(text, room, Picture.LARGE, true));
  }

  /**
   * How wide pictures of one kind are, so that words stay whole: as wide as their longest word, up
   * to what a phone shows.
   *
   * @param least width of the pictures
   * @param margin left and right of the title together
   * @param texts all of their titles
   */
  static double width(double least, double margin, Collection<String> texts) {
    double widest =
        texts.stream()
            .mapToDouble(text -> Lettering.widestWord(text, Picture.LARGE, true))
            .max()
            .orElse(0);
    return Math.max(least, Math.min(Math.ceil(widest + margin), WIDEST));
  }

  /** How many pixels higher than one line it is. */
  double more() {
    return (lines.size() - 1) * Picture.LARGE * Lettering.LINE;
  }

  void draw(Picture picture, double x) {
    picture.title(x, TOP, lines);
  }
}
