package dev.weir.classifiers.internal.wnn.variants;

/**
 * Scales the centre of a row of pixels: the row without a seventh on each side (20 pixels of 28)
 * becomes a row of another length in the middle of the frame; all else is 0.
 *
 * <p>The grey value of the new pixel i is read at position (i + 0.5) n / m - 0.5 of the centre's n
 * pixels, m being the new length. If it shrinks, the kernel is stretched by n / m, so that every
 * pixel counts; nearest takes pixel floor((i + 0.5) n / m). Beyond its ends the centre is mirrored.
 * The weights of a new pixel are divided by their sum. Worked example: with 28 pixels and 90
 * percent, pixels 4 to 23 become 18, at 5 to 22.
 *
 * @param side pixels of the row
 * @param percent new length in percent
 */
record CentreScaling(int side, int percent) {

  /** Pixels on each side that are cut off. */
  int margin() {
    return (int) Math.round(side / 7.0);
  }

  /** Pixels of the centre. */
  int before() {
    return side - 2 * margin();
  }

  /** Pixels that become of it, at least 1, at most all. */
  int after() {
    return Math.clamp(Math.round(before() * percent / 100.0), 1, side);
  }

  /** The weights of the pixels of the old row, for each pixel of the new one. */
  double[][] weights(Taps taps) {
    double[][] weights = new double[side][side];
    int first = (side - after()) / 2;
    for (int i = 0; i < after(); i++) {
      if (taps == Taps.NEAREST) {
        int from = (2 * i + 1) * before() / (2 * after());
        weights[first + i][margin() + from] = 1;
      } else {
        spread(taps, i, weights[first + i]);
      }
    }
    return weights;
  }

  private void spread(Taps taps, int i, double[] weights) {
    double scale = (double) before() / after();
    double stretch = Math.max(1, scale);
    double position = (i + 0.5) * scale - 0.5;
    double reach = taps.count() / 2.0 * stretch;
    double sum = 0;
    for (int from = (int) Math.floor(position - reach); from <= position + reach; from++) {
      double weight = taps.weight((position - from) / stretch);
      weights[margin() + mirrored(from)] += weight;
      sum += weight;
    }
    for (int k = 0; k < side; k++) {
      weights[k] /= sum;
    }
  }

  /** The centre and its mirror image, over and over. */
  private int mirrored(int from) {
    int at = Math.floorMod(from, 2 * before());
    return at < before() ? at : 2 * before() - 1 - at;
  }
}
