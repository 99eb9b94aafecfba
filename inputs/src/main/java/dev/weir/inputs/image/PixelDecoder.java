package dev.weir.inputs.image;

import dev.weir.inputs.mapping.ImageAt;
import dev.weir.inputs.mapping.ImageAt.Encoding;
import dev.weir.inputs.path.Found;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.DeadLetterReason;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes grey pixels of what a slot holds. */
public final class PixelDecoder {
  private static final Pattern DATA_URI =
      Pattern.compile("data:[a-zA-Z0-9/+.-]{0,100}(;[a-zA-Z0-9=-]{0,100}){0,5};base64,");
  private static final int WHITE = 255;

  private final Slots slots;
  private final int slot;
  private final Encoding encoding;

  /** Creates a decoder for the slot of an image's pixels. */
  public PixelDecoder(Slots slots, int slot, ImageAt image) {
    this.slots = slots;
    this.slot = slot;
    this.encoding = image.encoding();
  }

  /**
   * Decodes the pixels of the record in the slots. Width and height are known of picture files and
   * of numbers in rows.
   *
   * @throws UnmappableException if they are not in the encoding
   */
  public GreyPixels decode() {
    return switch (slots.found(slot)) {
      case NUMBERS -> ofNumbers();
      case TEXT -> ofText(slots.string(slot));
      case BYTES -> ofBytes();
      case Found other -> throw slots.wrong(slot, other.text());
    };
  }

  private GreyPixels ofNumbers() {
    require(encoding == Encoding.AUTO || encoding == Encoding.NUMBERS, "numbers");
    int count = slots.count(slot);
    double[] numbers = slots.numbers(slot);
    byte[] pixels = new byte[count];
    for (int i = 0; i < count; i++) {
      double number = numbers[i];
      if (!(number >= 0 && number <= WHITE) || number != Math.rint(number)) {
        throw new UnmappableException(
            DeadLetterReason.UNUSABLE_VALUES,
            path(),
            "number %d of them is not a whole one from 0 to 255".formatted(i));
      }
      pixels[i] = (byte) number;
    }
    int rows = slots.rows(slot);
    return new GreyPixels(rows == 0 ? 0 : slots.rowLength(slot), rows, pixels);
  }

  private GreyPixels ofText(String text) {
    require(encoding != Encoding.NUMBERS && encoding != Encoding.BYTES, "a text");
    Matcher uri = DATA_URI.matcher(text);
    String base64 = uri.lookingAt() ? text.substring(uri.end()) : text;
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return ofBytes(bytes, 0, bytes.length);
    } catch (IllegalArgumentException e) {
      throw UnmappableException.undecodable(path(), "a text that is not Base64");
    }
  }

  private GreyPixels ofBytes() {
    require(encoding != Encoding.NUMBERS && encoding != Encoding.BASE64, "bytes");
    return ofBytes(slots.array(slot), slots.from(slot), slots.length(slot));
  }

  private GreyPixels ofBytes(byte[] bytes, int from, int length) {
    if (encoding != Encoding.BYTES) {
      if (encoding != Encoding.JPEG && PictureFile.isPng(bytes, from, length)) {
        return picture("png", bytes, from, length);
      }
      if (encoding != Encoding.PNG && PictureFile.isJpeg(bytes, from, length)) {
        return picture("jpeg", bytes, from, length);
      }
      require(encoding != Encoding.PNG && encoding != Encoding.JPEG, "not a file of this format");
    }
    return new GreyPixels(0, 0, Arrays.copyOfRange(bytes, from, from + length));
  }

  private GreyPixels picture(String format, byte[] bytes, int from, int length) {
    try {
      return PictureFile.decode(format, bytes, from, length);
    } catch (PictureFile.TooLargeException e) {
      throw new UnmappableException(DeadLetterReason.TOO_LARGE, path(), e.getMessage());
    } catch (IOException e) {
      throw UnmappableException.undecodable(path(), "a %s file that is invalid".formatted(format));
    }
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw UnmappableException.undecodable(
          path(), "%s, where pixels.encoding is %s".formatted(what, encoding.wireName()));
    }
  }

  private String path() {
    return slots.path(slot);
  }
}
