package dev.weir.classifiers.wnn;

import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.model.ImageScorer;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.UnusableInputException;
import java.util.function.BiConsumer;

/** Preprocesses an image and scores it. */
final class WnnImageScorer implements ImageScorer {

  private final InputShape.Image shape;
  private final ImagePreprocessing preprocessing;
  private final BiConsumer<byte[], long[]> scorer;
  private final double units;
  private final long[] distances;

  /**
   * Scores by the negative distances.
   *
   * @param classifier its training images and units
   * @param distances computes the distance of each class from an image
   */
  WnnImageScorer(
      InputShape.Image shape,
      ImagePreprocessing preprocessing,
      WnnClassifier classifier,
      BiConsumer<byte[], long[]> distances) {
    this.shape = shape;
    this.preprocessing = preprocessing;
    this.scorer = distances;
    this.units = classifier.unitsPerOne();
    this.distances = new long[classifier.classes()];
  }

  @Override
  public void score(int width, int height, byte[] pixels, double[] scores) {
    if (width != shape.width() || height != shape.height()) {
      throw wrong("the image is %d x %d".formatted(width, height));
    }
    if (pixels.length != width * height) {
      throw wrong("the image of %d x %d has %d pixels".formatted(width, height, pixels.length));
    }
    scorer.accept(preprocessing.apply(pixels, width, height), distances);
    for (int c = 0; c < distances.length; c++) {
      scores[c] = -(double) distances[c] / units;
    }
  }

  private UnusableInputException wrong(String what) {
    return new UnusableInputException(
        UnusableInputException.Reason.WRONG_LENGTH, what + ", the model takes an " + shape);
  }
}
