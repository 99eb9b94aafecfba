package dev.weir.classifiers.wnn;

import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.internal.wnn.input.ImageInput;
import dev.weir.classifiers.model.ImageScorer;
import dev.weir.classifiers.model.InputShape;
import java.util.function.BiConsumer;

/** Preprocesses an image and scores it. */
final class WnnImageScorer implements ImageScorer {

  private final ImageInput input;
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
    this.input = new ImageInput(shape);
    this.preprocessing = preprocessing;
    this.scorer = distances;
    this.units = classifier.unitsPerOne();
    this.distances = new long[classifier.classes()];
  }

  @Override
  public void score(int width, int height, byte[] pixels, double[] scores) {
    input.check(width, height, pixels);
    scorer.accept(preprocessing.apply(pixels, width, height), distances);
    for (int c = 0; c < distances.length; c++) {
      scores[c] = -(double) distances[c] / units;
    }
  }
}
