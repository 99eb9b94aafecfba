package dev.weir.classifiers.internal.wnn.input;

import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.UnusableInputException;

/**
 * Checks images before they are preprocessed.
 *
 * @param shape that a model takes
 */
public record ImageInput(InputShape.Image shape) {
  /**
   * Checks an image's size.
   *
   * @throws UnusableInputException if it is another
   */
  public void check(int width, int height, byte[] pixels) {
    if (width != shape.width() || height != shape.height()) {
      throw wrong("the image is %d x %d".formatted(width, height));
    }
    if (pixels.length != width * height) {
      throw wrong("the image of %d x %d has %d pixels".formatted(width, height, pixels.length));
    }
  }

  private UnusableInputException wrong(String what) {
    return new UnusableInputException(
        UnusableInputException.Reason.WRONG_LENGTH, what + ", the model takes an " + shape);
  }
}
