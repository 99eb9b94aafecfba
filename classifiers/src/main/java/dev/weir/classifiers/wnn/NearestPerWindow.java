package dev.weir.classifiers.wnn;

import dev.weir.classifiers.wnn.WnnExplanation.ShiftedImage;
import java.util.Arrays;

/**
 * Finds, for one image, the nearest training images of a class in every window. Window sums come
 * from a summed-area table. Not thread-safe.
 */
final class NearestPerWindow {

  private final TrainingSet training;
  private final WnnParameters parameters;
  private final byte[] image;
  private final int width;
  private final int height;
  private final int radius;
  private final long[] powers;

  /** The sum of costs above and to the left of each pixel corner. */
  private final long[] area;

  /** For each window the k least distances so far, in order. */
  private final long[][] least;

  private final ShiftedImage[] nearest;

  NearestPerWindow(WnnClassifier classifier, byte[] image) {
    this.training = classifier.training();
    this.parameters = classifier.parameters();
    this.image = image;
    this.width = training.width();
    this.height = training.height();
    this.radius = Math.min(parameters.window() / 2, Math.max(width, height));
    this.powers = classifier.raisedDifferences();
    this.area = new long[(width + 1) * (height + 1)];
    this.least = new long[width * height][parameters.neighbours()];
    this.nearest = new ShiftedImage[width * height];
  }

  /** Compares with all training images of a class, and their shifts. */
  void search(int label) {
    for (long[] each : least) {
      Arrays.fill(each, Long.MAX_VALUE);
    }
    int shifts = parameters.shifts();
    for (int place = 0; place < training.size(label); place++) {
      byte[] pixels = training.image(label, place);
      for (int down = -shifts; down <= shifts; down++) {
        for (int right = -shifts; right <= shifts; right++) {
          sum(pixels, right, down);
          update(place, right, down);
        }
      }
    }
  }

  /** For each window the sum of its k least distances. */
  long[] distances() {
    return Arrays.stream(least).mapToLong(each -> Arrays.stream(each).sum()).toArray();
  }

  ShiftedImage[] choices() {
    return nearest.clone();
  }

  private void sum(byte[] pixels, int right, int down) {
    for (int y = 0; y < height; y++) {
      long row = 0;
      int above = y * (width + 1);
      int below = above + width + 1;
      for (int x = 0; x < width; x++) {
        int there = pixel(pixels, x - right, y - down);
        row += powers[Math.abs((image[y * width + x] & 0xff) - there)];
        area[below + x + 1] = area[above + x + 1] + row;
      }
    }
  }

  /** Pixels outside the shifted image are 0. */
  private int pixel(byte[] pixels, int x, int y) {
    return x < 0 || x >= width || y < 0 || y >= height ? 0 : pixels[y * width + x] & 0xff;
  }

  private void update(int place, int right, int down) {
    for (int y = 0; y < height; y++) {
      int top = Math.max(0, y - radius) * (width + 1);
      int bottom = Math.min(height, y + radius + 1) * (width + 1);
      for (int x = 0; x < width; x++) {
        int from = Math.max(0, x - radius);
        int to = Math.min(width, x + radius + 1);
        long distance = area[bottom + to] - area[bottom + from] - area[top + to] + area[top + from];
        keep(y * width + x, distance, place, right, down);
      }
    }
  }

  private void keep(int window, long distance, int place, int right, int down) {
    long[] kept = least[window];
    if (distance >= kept[kept.length - 1]) {
      return;
    }
    if (distance < kept[0]) {
      nearest[window] = new ShiftedImage(place, right, down);
    }
    int rank = kept.length - 1;
    for (; rank > 0 && kept[rank - 1] > distance; rank--) {
      kept[rank] = kept[rank - 1];
    }
    kept[rank] = distance;
  }
}
