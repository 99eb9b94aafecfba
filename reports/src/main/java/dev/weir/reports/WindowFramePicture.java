package dev.weir.reports;

import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.reports.picture.Ink;
import dev.weir.reports.picture.Picture;
import java.awt.image.BufferedImage;
import java.util.List;

/** The centres of the windows that count, on the frame of the image, and the pixels they cover. */
final class WindowFramePicture {

  private static final double SIDE = 224;
  private static final double LEFT = 8;
  private static final double TOP = 40;

  private final WindowSelection selection;
  private final int width;
  private final int height;
  private final int radius;

  private WindowFramePicture(WindowSelection selection, int width, int window) {
    this.selection = selection;
    this.width = width;
    this.height = selection.all() / width;
    this.radius = window / 2;
  }

  /**
   * Draws the windows.
   *
   * @param width width of the images
   * @param window side of the windows
   */
  static Picture of(WindowSelection selection, int width, int window) {
    return new WindowFramePicture(selection, width, window).draw();
  }

  private Picture draw() {
    double step = SIDE / Math.max(width, height);
    int most = 0;
    int[] covers = covers();
    for (int count : covers) {
      most = Math.max(most, count);
    }
    Picture picture =
        new Picture(
            SIDE + 2 * LEFT,
            310,
            "Centres of the %d windows that count".formatted(selection.size()));
    picture.title("%d windows of %d".formatted(selection.size(), selection.all()), LEFT, SIDE);
    picture.tile(LEFT, TOP, width * step, height * step, shade(covers, most));
    picture.frame(LEFT, TOP, width * step, height * step, Ink.MUTED);
    for (int window : selection.windows()) {
      int row = window / width;
      double x = LEFT + (window % width + 0.5) * step;
      double y = TOP + (row + 0.5) * step;
      picture.dot(x, y, Math.max(1, 0.35 * step), Ink.RED);
    }
    return picture.text(
        LEFT,
        TOP + SIDE + 18,
        List.of("dots: centres of windows", "shade: up to %d windows a pixel".formatted(most)),
        Ink.MUTED);
  }

  /** The number of windows that cover each pixel. */
  private int[] covers() {
    int[] covers = new int[selection.all()];
    for (int window : selection.windows()) {
      int cx = window % width;
      int cy = window / width;
      for (int y = Math.max(0, cy - radius); y <= Math.min(height - 1, cy + radius); y++) {
        for (int x = Math.max(0, cx - radius); x <= Math.min(width - 1, cx + radius); x++) {
          covers[y * width + x]++;
        }
      }
    }
    return covers;
  }

  private BufferedImage shade(int[] covers, int most) {
    BufferedImage shade = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int at = 0; at < covers.length; at++) {
      int alpha = (int) Math.round(160.0 * covers[at] / Math.max(1, most));
      shade.setRGB(at % width, at / width, alpha << 24 | 0x0072b2);
    }
    return shade;
  }
}
