package dev.weir.wnn;

import dev.weir.image.GreyImages;

/** The definition, word for word. */
final class NaiveWnn {

  private NaiveWnn() {}

  static long[] distances(GreyImages training, byte[] query, int window, int power) {
    long[] distances = new long[training.classes()];
    for (int c = 0; c < distances.length; c++) {
      for (int cy = 0; cy < training.height(); cy++) {
        for (int cx = 0; cx < training.width(); cx++) {
          distances[c] += least(training, c, query, cx, cy, window / 2, power);
        }
      }
    }
    return distances;
  }

  private static long least(
      GreyImages training, int label, byte[] query, int cx, int cy, int radius, int power) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < training.size(); i++) {
      if (training.label(i) == label) {
        least = Math.min(least, distance(training, i, query, cx, cy, radius, power));
      }
    }
    return least;
  }

  private static long distance(
      GreyImages training, int image, byte[] query, int cx, int cy, int radius, int power) {
    long sum = 0;
    for (int y = Math.max(0, cy - radius); y <= Math.min(training.height() - 1, cy + radius); y++) {
      for (int x = Math.max(0, cx - radius);
          x <= Math.min(training.width() - 1, cx + radius);
          x++) {
        int k = y * training.width() + x;
        long difference = Math.abs(training.pixel(image, k) - (query[k] & 0xff));
        long raised = 1;
        for (int i = 0; i < power; i++) {
          raised *= difference;
        }
        sum += raised;
      }
    }
    return sum;
  }

  static int predict(GreyImages training, byte[] query, int window, int power) {
    long[] distances = distances(training, query, window, power);
    int best = 0;
    for (int c = 1; c < distances.length; c++) {
      best = distances[c] < distances[best] ? c : best;
    }
    return best;
  }
}
