package dev.weir.report;

import dev.weir.picture.GreyTile;
import dev.weir.picture.Ink;
import dev.weir.picture.Picture;
import dev.weir.wnn.TrainingSet;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** What the training images of each class look like. */
final class ImagePictures {

  private static final int EXAMPLES = 6;
  private static final double TILE = 62;
  private static final double GAP = 6;

  private final TrainingSet training;
  private final List<String> classes;
  private final int brightest;

  ImagePictures(TrainingSet training, List<String> classes) {
    this.training = training;
    this.classes = classes;
    this.brightest = brightest();
  }

  /** What is drawn black: 1 of binarised images. */
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

  /** A tile of some pixels. */
  BufferedImage tile(byte[] pixels) {
    return GreyTile.of(training.width(), training.height(), brightest, at -> pixels[at] & 0xff);
  }

  /** For each class the first of its training images. */
  List<Picture> examples() {
    List<Picture> pictures = new ArrayList<>();
    for (int label = 0; label < training.classes(); label++) {
      int shown = Math.min(EXAMPLES, training.size(label));
      Picture picture =
          row(label, "%d training images of class %s".formatted(shown, classes.get(label)), 0);
      for (int i = 0; i < shown; i++) {
        place(picture, i, tile(training.image(label, i)));
      }
      pictures.add(picture);
    }
    return pictures;
  }

  /** For each class the 10% quantile, the mean and the 90% quantile of every pixel. */
  List<Picture> variation() {
    List<Picture> pictures = new ArrayList<>();
    for (int label = 0; label < training.classes(); label++) {
      Picture picture =
          new Picture(
              3 * (TILE + 14) + 6,
              28 + TILE + 22,
              "10% quantile, mean and 90% quantile of the pixels of class " + classes.get(label));
      picture.title(4, 16, Names.shortened(classes.get(label)));
      byte[][] bands = bands(label);
      String[] names = {"10%", "mean", "90%"};
      for (int i = 0; i < bands.length; i++) {
        double x = 4 + i * (TILE + 14);
        picture.tile(x, 26, TILE, TILE, tile(bands[i])).frame(x, 26, TILE, TILE, Ink.GRID);
        picture.centred(x + TILE / 2, 26 + TILE + 15, names[i], Ink.MUTED);
      }
      pictures.add(picture);
    }
    return pictures;
  }

  private Picture row(int label, String alt, double below) {
    Picture picture = new Picture(EXAMPLES * (TILE + GAP) + 4, 28 + TILE + below + 4, alt);
    return picture.title(4, 16, Names.shortened(classes.get(label)));
  }

  private static void place(Picture picture, int index, BufferedImage tile) {
    double x = 4 + index * (TILE + GAP);
    picture.tile(x, 26, TILE, TILE, tile).frame(x, 26, TILE, TILE, Ink.GRID);
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
