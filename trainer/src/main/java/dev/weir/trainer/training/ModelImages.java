package dev.weir.trainer.training;

import dev.weir.classifiers.evaluation.ModelCompatibility;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.model.ImageModel;
import dev.weir.classifiers.model.InputShape;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageSplit;
import java.util.stream.IntStream;

/**
 * Test images after a model's preprocessing, like its training images.
 *
 * @param tests the images
 * @param step distance between them in the data set's test part: 1 if all are included
 * @param split the data set and its split
 */
public record ModelImages(GreyImages tests, int step, ImageSplit split) {

  /**
   * Prepares the test part. Classes are matched by name; their indices may differ between model and
   * data.
   *
   * @throws IllegalArgumentException if the size of the images is not the model's, or a class is
   *     unknown to the model; the message names it
   */
  public static ModelImages of(ImageModel model, ImageDataSet data) {
    GreyImages raw = data.test();
    ModelCompatibility.requireShape(
        model, new InputShape.Image(raw.width(), raw.height()), data.name());
    int[] labels =
        ModelCompatibility.requireClasses(model, raw.classNames(), raw.labels(), data.name());
    ImagePreprocessing steps = ImagePreprocessing.of(model.preprocessing());
    int area = steps.outputWidth(raw.width()) * steps.outputHeight(raw.height());
    byte[] pixels = new byte[raw.size() * area];
    for (int i = 0; i < raw.size(); i++) {
      byte[] prepared = prepare(model, raw.width(), raw.height(), raw.image(i));
      System.arraycopy(prepared, 0, pixels, i * area, area);
    }
    return new ModelImages(
        new GreyImages(
            steps.outputWidth(raw.width()),
            steps.outputHeight(raw.height()),
            pixels,
            labels,
            model.classes()),
        1,
        data.split());
  }

  /** Every n-th image, at least this many if available, so that all classes are included. */
  public ModelImages limited(int count) {
    int every = Math.max(1, tests.size() / count);
    int[] chosen =
        IntStream.iterate(0, i -> i < tests.size(), i -> i + every).limit(count).toArray();
    return every == 1 && chosen.length == tests.size()
        ? this
        : new ModelImages(tests.select(chosen), step * every, split);
  }

  /** The data set, its split and how many of its images these are. */
  public String name() {
    return step == 1 ? split.toString() : "%s, one in %d".formatted(split, step);
  }

  /** The index of an image in the data set's test part, from 0. */
  public int number(int index) {
    return index * step;
  }

  /**
   * Prepares one image.
   *
   * @throws IllegalArgumentException if its size is not the model's
   */
  public static byte[] prepare(ImageModel model, int width, int height, byte[] pixels) {
    InputShape.Image shape = model.inputShape();
    if (width != shape.width() || height != shape.height()) {
      throw new IllegalArgumentException(
          "the image is %d x %d, the model takes %s".formatted(width, height, shape.withArticle()));
    }
    return ImagePreprocessing.of(model.preprocessing()).apply(pixels, width, height);
  }
}
