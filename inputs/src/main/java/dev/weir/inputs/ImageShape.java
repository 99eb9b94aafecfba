package dev.weir.inputs;

import dev.weir.inputs.image.GreyPixels;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.DeadLetterReason;
import java.util.OptionalLong;

/**
 * Width and height of an image.
 *
 * @param width pixels in a row
 * @param height rows
 */
record ImageShape(int width, int height) {

  /**
   * The size of pixels, from what they say themselves and what the record says.
   *
   * @param width as the record or mapping says, if it does
   * @param height as width
   * @throws UnmappableException if they contradict each other, or neither says it
   */
  static ImageShape of(GreyPixels pixels, OptionalLong width, OptionalLong height) {
    int ownWidth = pixels.width();
    int ownHeight = pixels.height();
    if (ownWidth > 0) {
      requireEqual("width", ownWidth, width);
      requireEqual("height", ownHeight, height);
      return new ImageShape(ownWidth, ownHeight);
    }
    int count = pixels.pixels().length;
    if (width.isEmpty() && height.isEmpty()) {
      throw wrong("%d pixels without width or height, and no PNG or JPEG".formatted(count));
    }
    int columns = side("width", width, height, count);
    return new ImageShape(columns, side("height", height, width, count));
  }

  private static void requireEqual(String side, int own, OptionalLong said) {
    if (said.isPresent() && said.getAsLong() != own) {
      throw wrong("the image has a %s of %d, not %d".formatted(side, own, said.getAsLong()));
    }
  }

  private static int side(String name, OptionalLong side, OptionalLong other, int count) {
    long length =
        side.orElseGet(() -> other.getAsLong() > 0 ? Math.ceilDiv(count, other.getAsLong()) : 0);
    if (length < 1 || length > count) {
      throw wrong("the image has a %s of %d and %d pixels".formatted(name, length, count));
    }
    return (int) length;
  }

  private static UnmappableException wrong(String problem) {
    return new UnmappableException(DeadLetterReason.WRONG_SIZE, "", problem);
  }
}
