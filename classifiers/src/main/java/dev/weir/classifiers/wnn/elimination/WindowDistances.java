package dev.weir.classifiers.wnn.elimination;

import dev.weir.classifiers.evaluation.ParallelScoring;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.memory.MemoryNeed;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnScorer;

/**
 * The exact distance of every class in every window for some images: one number each, of 4 bytes
 * where all fit into 31 bits, otherwise of 8. Worked example: 10,000 images, 10 classes and 784
 * windows of 11 x 11 pixels with p = 2 take 314 MB. Filled once, then read-only.
 */
final class WindowDistances {

  private final GreyImages images;
  private final int windows;

  /** By image, then by class and window; one of them is empty. */
  private final int[][] narrow;

  private final long[][] wide;

  private WindowDistances(GreyImages images, int windows, boolean isNarrow) {
    this.images = images;
    this.windows = windows;
    this.narrow = new int[isNarrow ? images.size() : 0][];
    this.wide = new long[isNarrow ? 0 : images.size()][];
  }

  /**
   * Measures the images.
   *
   * @throws dev.weir.classifiers.memory.NotEnoughMemoryException if they do not fit into memory
   */
  static WindowDistances of(
      WnnClassifier classifier, GreyImages images, int threads, Progress progress) {
    WindowDistances distances =
        new WindowDistances(images, images.area(), classifier.setup().fitsInts());
    distances.need(classifier.classes()).check();
    int classes = classifier.classes();
    new ParallelScoring(threads, "distances of validation images", progress)
        .forEach(
            images.size(),
            () -> {
              WnnScorer scorer = classifier.newScorer(images.size());
              long[][] found = new long[classes][images.area()];
              return image -> {
                scorer.windowDistances(images.image(image), found);
                distances.keep(image, found);
              };
            });
    return distances;
  }

  private MemoryNeed need(int classes) {
    double numbers = (double) images.size() * classes * windows;
    return MemoryNeed.of(
            "choosing among %,d windows on %,d validation images".formatted(windows, images.size()))
        .remedy("use fewer validation images (--validation)")
        .plus(
            "distances of each class and window",
            numbers * (wide.length == 0 ? Integer.BYTES : Long.BYTES))
        .plus("validation images", (double) images.size() * images.area())
        .plus("sums", 2.0 * images.size() * classes * Long.BYTES);
  }

  private void keep(int image, long[][] found) {
    if (wide.length > 0) {
      wide[image] = new long[found.length * windows];
      for (int c = 0; c < found.length; c++) {
        System.arraycopy(found[c], 0, wide[image], c * windows, windows);
      }
      return;
    }
    int[] row = new int[found.length * windows];
    for (int at = 0; at < row.length; at++) {
      row[at] = Math.toIntExact(found[at / windows][at % windows]);
    }
    narrow[image] = row;
  }

  /** Number of images. */
  int size() {
    return images.size();
  }

  /** Number of windows. */
  int windows() {
    return windows;
  }

  /** The true class of an image. */
  int label(int image) {
    return images.label(image);
  }

  long of(int image, int label, int window) {
    int at = label * windows + window;
    return wide.length > 0 ? wide[image][at] : narrow[image][at];
  }
}
