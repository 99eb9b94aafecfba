package dev.weir.classifiers.wnn.naive;

import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.Interpolation;
import java.util.ArrayList;
import java.util.List;

/** What an image represents, one image and one pixel at a time. */
public record NaiveExtension(Extension extension, int width, int height) {

  private static final double UNIT = 1 << 20;

  /** In the order of the variants. */
  public List<byte[]> of(byte[] image) {
    List<byte[]> all = new ArrayList<>(shifted(image));
    for (int degrees : extension.rotations()) {
      double angle = StrictMath.toRadians(degrees);
      double cosine = StrictMath.cos(angle);
      double sine = StrictMath.sin(angle);
      all.addAll(shifted(mapped(image, cosine, -sine, sine, cosine)));
    }
    for (int percent : extension.scalings()) {
      all.addAll(shifted(scaled(image, percent)));
    }
    for (int percent : extension.scalings()) {
      NaiveExtension turned =
          new NaiveExtension(extension, /* width= */ height, /* height= */ width);
      byte[] scaled = turned.scaled(transposed(image, width, height), percent);
      all.addAll(shifted(transposed(scaled, height, width)));
    }
    return all;
  }

  private List<byte[]> shifted(byte[] image) {
    List<byte[]> all = new ArrayList<>();
    int radius = extension.shifts();
    for (int down = -radius; down <= radius; down++) {
      for (int right = -radius; right <= radius; right++) {
        byte[] shifted = new byte[image.length];
        for (int k = 0; k < image.length; k++) {
          shifted[k] = (byte) grey(image, k % width - right, k / width - down);
        }
        all.add(shifted);
      }
    }
    return all;
  }

  private byte[] mapped(byte[] image, double xx, double xy, double yx, double yy) {
    byte[] mapped = new byte[image.length];
    double middleX = (width - 1) / 2.0;
    double middleY = (height - 1) / 2.0;
    for (int k = 0; k < image.length; k++) {
      int row = k / width;
      double right = k % width - middleX;
      double down = row - middleY;
      double x = Math.rint((middleX + xx * right + xy * down) * UNIT) / UNIT;
      double y = Math.rint((middleY + yx * right + yy * down) * UNIT) / UNIT;
      mapped[k] = (byte) Math.clamp((long) Math.floor(at(image, x, y) + 0.5), 0, 255);
    }
    return mapped;
  }

  /** The width of the centre. */
  private byte[] scaled(byte[] image, int percent) {
    byte[] scaled = new byte[image.length];
    int margin = (int) Math.round(width / 7.0);
    int top = (int) Math.round(height / 7.0);
    int before = width - 2 * margin;
    int after = Math.clamp(Math.round(before * percent / 100.0), 1, width);
    for (int y = top; y < height - top; y++) {
      for (int i = 0; i < after; i++) {
        double[] weights = weights(i, before, after);
        double sum = 0;
        for (int k = 0; k < before; k++) {
          sum += Math.rint(weights[k] * UNIT) / UNIT * grey(image, margin + k, y);
        }
        scaled[y * width + (width - after) / 2 + i] =
            (byte) Math.clamp((long) Math.floor(sum + 0.5), 0, 255);
      }
    }
    return scaled;
  }

  private double[] weights(int i, int before, int after) {
    double[] weights = new double[before];
    double scale = (double) before / after;
    if (scalings() == Interpolation.NEAREST) {
      weights[(2 * i + 1) * before / (2 * after)] = 1;
      return weights;
    }
    double sum = 0;
    for (int from = -20 * before; from < 20 * before; from++) {
      double distance = Math.abs((i + 0.5) * scale - 0.5 - from);
      double weight = kernel(scalings(), distance / Math.max(1, scale));
      int at = from;
      while (at < 0 || at >= before) {
        at = at < 0 ? -1 - at : 2 * before - 1 - at;
      }
      weights[at] += weight;
      sum += weight;
    }
    for (int k = 0; k < before; k++) {
      weights[k] /= sum;
    }
    return weights;
  }

  private static byte[] transposed(byte[] image, int width, int height) {
    byte[] transposed = new byte[image.length];
    for (int k = 0; k < image.length; k++) {
      transposed[k % width * height + k / width] = image[k];
    }
    return transposed;
  }

  private Interpolation rotations() {
    Interpolation all = extension.interpolation();
    return all == Interpolation.MIXED ? Interpolation.NEAREST : all;
  }

  private Interpolation scalings() {
    Interpolation all = extension.interpolation();
    return all == Interpolation.MIXED ? Interpolation.BICUBIC : all;
  }

  private double at(byte[] image, double x, double y) {
    if (rotations() == Interpolation.NEAREST) {
      return grey(image, (int) Math.floor(x + 0.5), (int) Math.floor(y + 0.5));
    }
    double sum = 0;
    for (int fromY = (int) Math.floor(y) - 1; fromY <= Math.floor(y) + 2; fromY++) {
      for (int fromX = (int) Math.floor(x) - 1; fromX <= Math.floor(x) + 2; fromX++) {
        double weight =
            kernel(rotations(), Math.abs(x - fromX)) * kernel(rotations(), Math.abs(y - fromY));
        sum += Math.rint(weight * UNIT) / UNIT * grey(image, fromX, fromY);
      }
    }
    return sum;
  }

  private static double kernel(Interpolation interpolation, double d) {
    if (interpolation == Interpolation.BILINEAR) {
      return Math.max(0, 1 - d);
    }
    double inner = 1.5 * d * d * d - 2.5 * d * d + 1;
    double outer = -0.5 * d * d * d + 2.5 * d * d - 4 * d + 2;
    return d <= 1 ? inner : d <= 2 ? outer : 0;
  }

  private int grey(byte[] image, int x, int y) {
    return x < 0 || x >= width || y < 0 || y >= height ? 0 : image[y * width + x] & 0xff;
  }
}
