package dev.weir.classifiers.internal.wnn.distance;

import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import java.util.Arrays;

/** Numbers the images of a training set, class by class. */
public final class ImageIndex {

  /** The number of each class's first image, and at the end that of all images. */
  private final int[] starts;

  public ImageIndex(TrainingBlocks images) {
    starts = new int[images.classes() + 1];
    for (int label = 0; label < images.classes(); label++) {
      starts[label + 1] = starts[label] + images.size(label);
    }
  }

  /** Number of images. */
  public int size() {
    return starts[starts.length - 1];
  }

  /** The number of a class's first image; for the class after the last, {@link #size}. */
  public int start(int label) {
    return starts[label];
  }

  /** The class of an image; classes are not empty. */
  public int label(int image) {
    int at = Arrays.binarySearch(starts, image);
    return at >= 0 ? at : -at - 2;
  }

  /** Whether an image is of a class. */
  public boolean isOf(int label, int image) {
    return image >= starts[label] && image < starts[label + 1];
  }

  /** The index of an image in its class. */
  public int place(int image) {
    return image - starts[label(image)];
  }
}
