package dev.weir.classifiers.model;

/** The input of a model. */
public sealed interface InputShape {

  /** For a sentence: {@code a signal of 1 x 40}, {@code an image of 28 x 28}. */
  default String withArticle() {
    return (this instanceof Image ? "an " : "a ") + this;
  }

  /** Number of values per record. */
  default long values() {
    return switch (this) {
      case Signal(int channels, int length) -> (long) channels * length;
      case Image(int width, int height) -> (long) width * height;
    };
  }

  /**
   * A time series.
   *
   * @param channels number of channels, at least 1
   * @param length samples per channel, at least 1
   */
  record Signal(int channels, int length) implements InputShape {
    public Signal {
      if (channels < 1 || length < 1) {
        throw new IllegalArgumentException(
            "a signal needs at least 1 channel and 1 sample, not %d x %d"
                .formatted(channels, length));
      }
    }

    @Override
    public String toString() {
      return "signal of " + channels + " x " + length;
    }
  }

  /**
   * A grey image.
   *
   * @param width pixels per row, at least 1
   * @param height rows, at least 1
   */
  record Image(int width, int height) implements InputShape {
    public Image {
      if (width < 1 || height < 1) {
        throw new IllegalArgumentException(
            "an image needs at least 1 x 1 pixels, not %d x %d".formatted(width, height));
      }
    }

    @Override
    public String toString() {
      return "image of " + width + " x " + height;
    }
  }
}
