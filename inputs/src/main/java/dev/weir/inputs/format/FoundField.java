package dev.weir.inputs.format;

import dev.weir.inputs.path.FieldPath;

/**
 * A field that a record or its schema has.
 *
 * @param path where it is
 * @param what its kind, such as "an array of 40 numbers" or "long (timestamp-micros)"; no content
 */
public record FoundField(FieldPath path, String what) {
  /** Maximum number of fields that are listed. */
  public static final int MOST = 200;
}
