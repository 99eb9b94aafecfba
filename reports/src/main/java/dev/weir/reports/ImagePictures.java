package dev.weir.reports;

import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.reports.picture.Ink;
import dev.weir.reports.picture.Picture;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

/** Examples of the training images of each class. */
final class ImagePictures {

  private static final int EXAMPLES = 6;
  private static final double TOP = 26;
  private static final double TILE = 62;
  private static final double GAP = 6;

  private final TrainingSet training;
  private final List<String> classes;
  private final int brightest;
  private final double width;

  ImagePictures(TrainingSet training, List<String> classes) {
    this.training = training;
    this.classes = classes;
    this.brightest = brightest();
    this.width = Picture.width(3 * (TILE + 14) + 6, 10, classes);
  }

  /** The pixel value drawn black: 1 for binarised images. */
  private int brightest() {
    int most = 1;
    for (int c = 0; c < training.classes(); c++) {
      for (int i = 0; i < Math.min(50, training.size(c)); i++) {
        for (byte pixel : training.image(c, i)) {
          most = Math.max(most, pixel & 0xff);
        }
      }
    }
    return most;
  }

  /** An image as a tile: 0 is white and the brightest value black, like ink on paper. */
  BufferedImage tile(byte[] pixels) {
    int across = training.width();
    BufferedImage tile = new BufferedImage(across, training.height(), BufferedImage.TYPE_BYTE_GRAY);
    for (int at = 0; at < pixels.length; at++) {
      int grey = 255 - Math.min(255, 255 * (pixels[at] & 0xff) / brightest);
      tile.getRaster().setSample(at % across, at / across, 0, grey);
    }
    return tile;
  }

  /** The first training images of each class. */
  List<Picture> examples() {
    return IntStream.range(0, shown()).mapToObj(this::examples).toList();
  }

  private Picture examples(int label) {
    int shown = Math.min(EXAMPLES, training.size(label));
    double across = EXAMPLES * (TILE + GAP) + 4;
    String name = classes.get(label);
    Picture picture =
        new Picture(across, 32 + TILE, "%d training images of class %s".formatted(shown, name))
            .title(name, 4, across - 8);
    for (int i = 0; i < shown; i++) {
      place(picture, 4 + i * (TILE + GAP), tile(training.image(label, i)));
    }
    return picture;
  }

  private int shown() {
    return Math.min(ShownClasses.MOST, training.classes());
  }

  /** A sentence about omitted classes for the end of a section's text; empty if there are none. */
  String leftOut() {
    return ShownClasses.note(training.classes(), ShownClasses.MOST);
  }

  /** For each class the 10% quantile, the mean and the 90% quantile of every pixel. */
  List<Picture> variation() {
    return IntStream.range(0, shown()).mapToObj(this::variation).toList();
  }

  private Picture variation(int label) {
    String name = classes.get(label);
    Picture picture =
        new Picture(
                width,
                28 + TILE + 22,
                "10% quantile, mean and 90% quantile of the pixels of class " + name)
            .title(name, 4, width - 8);
    byte[][] bands = bands(label);
    String[] names = {"10%", "mean", "90%"};
    for (int i = 0; i < bands.length; i++) {
      double x = 4 + i * (TILE + 14);
      place(picture, x, tile(bands[i]));
      picture.centred(x + TILE / 2, TOP + TILE + 15, names[i], Ink.MUTED);
    }
    return picture;
  }

  private static void place(Picture picture, double x, BufferedImage tile) {
    picture.tile(x, TOP, TILE, TILE, tile).frame(x, TOP, TILE, TILE, Ink.GRID);
  }

  private byte[][] bands(int label) {
    int area = training.width() * training.height();
    int[][] counts = new int[area][256];
    for (int i = 0; i < training.size(label); i++) {
      byte[] pixels = training.image(label, i);
      for (int at = 0; at < area; at++) {
        counts[at][pixels[at] & 0xff]++;
      }
    }
    byte[][] bands = new byte[3][area];
    for (int at = 0; at < area; at++) {
      bands[0][at] = (byte) quantile(counts[at], training.size(label) / 10);
      bands[1][at] = (byte) mean(counts[at], training.size(label));
      bands[2][at] = (byte) quantile(counts[at], training.size(label) * 9 / 10);
    }
    return bands;
  }

  private static int quantile(int[] counts, int place) {
    int seen = 0;
    for (int grey = 0; grey < counts.length; grey++) {
      seen += counts[grey];
      if (seen > place) {
        return grey;
      }
    }
    return counts.length - 1;
  }

  private static long mean(int[] counts, int size) {
    long sum = 0;
    for (int grey = 0; grey < counts.length; grey++) {
      sum += (long) grey * counts[grey];
    }
    return sum / size;
  }
}
