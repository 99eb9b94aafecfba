package dev.weir.trainer;

import dev.weir.data.SplitImages;
import dev.weir.evaluation.ModelFit;
import dev.weir.image.GreyImages;
import dev.weir.image.ImagePreprocessing;
import dev.weir.model.ImageModel;
import dev.weir.model.InputShape;
import java.util.stream.IntStream;

/**
 * Test images as a model's training images are: through the model's preprocessing.
 *
 * @param tests the images
 * @param step from one of them to the next in the data set's test part: 1 where all are there
 * @param name the data set's and its split's
 */
public record ModelImages(GreyImages tests, int step, String name) {

  /**
   * Prepares the test part. A class may have another number in the model than in the data; its name
   * is what counts.
   *
   * @throws IllegalArgumentException if the images are not of the model's size, or one is of a
   *     class that the model does not know; the message names it
   */
  public static ModelImages of(ImageModel model, SplitImages data) {
    GreyImages raw = data.test();
    ModelFit.requireShape(model, new InputShape.Image(raw.width(), raw.height()), data.name());
    int[] labels = ModelFit.requireClasses(model, raw.classNames(), raw.labels(), data.name());
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
        data.name());
  }

  /** Every so manieth image, at least so many if there are, so that all classes are among them. */
  public ModelImages limited(int count) {
    int every = Math.max(1, tests.size() / count);
    int[] chosen =
        IntStream.iterate(0, i -> i < tests.size(), i -> i + every).limit(count).toArray();
    return every == 1 && chosen.length == tests.size()
        ? this
        : new ModelImages(
            tests.select(chosen), step * every, "%s, one in %d".formatted(name, every));
  }

  /** The number of an image in the data set's test part, from 0. */
  public int number(int index) {
    return index * step;
  }

  /**
   * Prepares one image.
   *
   * @throws IllegalArgumentException if it is of another size than the model takes
   */
  public static byte[] prepare(ImageModel model, int width, int height, byte[] pixels) {
    InputShape.Image shape = model.inputShape();
    if (width != shape.width() || height != shape.height() || pixels.length != width * height) {
      throw new IllegalArgumentException(
          "the image is %d x %d with %d pixels, the model takes %s"
              .formatted(width, height, pixels.length, shape.withArticle()));
    }
    return ImagePreprocessing.of(model.preprocessing()).apply(pixels, width, height);
  }
}
