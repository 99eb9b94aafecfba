package dev.weir.inputs.mapping;

import dev.weir.base.WireNamed;
import dev.weir.inputs.path.FieldPath;
import java.util.Optional;

/**
 * Where an image is.
 *
 * @param pixels its bytes, text or numbers
 * @param encoding of the pixels
 * @param width in pixels; empty: PNG and JPEG have it
 * @param height as width
 */
public record ImageAt(
    FieldPath pixels, Encoding encoding, Optional<NumberAt> width, Optional<NumberAt> height) {

  /** How pixels are written. */
  public enum Encoding implements WireNamed {
    /** By what is found: a picture file by its first bytes, texts are Base64. */
    AUTO,
    /** A grey value of 0 to 255 each. */
    BYTES,
    /** A text with the bytes, or with those of a PNG or JPEG file, in Base64. */
    BASE64,
    /** An array of numbers from 0 to 255. */
    NUMBERS,
    PNG,
    JPEG
  }
}
