package dev.weir.reports;

import dev.weir.reports.picture.Lettering;
import dev.weir.reports.picture.Picture;
import java.util.Collection;
import java.util.List;

/**
 * The title of a picture, over as many lines as needed; the rest of the picture moves down.
 *
 * @param lines from top to bottom
 */
record PictureTitle(List<String> lines) {

  static final double TOP = 16;

  private static final double WIDEST = 340;

  PictureTitle {
    lines = List.copyOf(lines);
  }

  /**
   * Breaks a text into lines.
   *
   * @param room available width in pixels
   */
  static PictureTitle of(String text, double room) {
    return new PictureTitle(Lettering.lines(text, room, Picture.LARGE, true));
  }

  /**
   * The width of pictures of one kind: enough for their longest word, limited to the width of a
   * phone.
   *
   * @param least minimum width of the pictures
   * @param margin sum of the margins left and right of the title
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

  /** Additional height in pixels compared with one line. */
  double more() {
    return (lines.size() - 1) * Picture.LARGE * Lettering.LINE;
  }

  void draw(Picture picture, double x) {
    picture.title(x, TOP, lines);
  }
}
