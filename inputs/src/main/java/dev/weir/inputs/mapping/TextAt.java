package dev.weir.inputs.mapping;

import dev.weir.inputs.path.FieldPath;

/** Where a text of each record is. */
public sealed interface TextAt {
  /** The record's key, as UTF-8. */
  record Key() implements TextAt {}

  /** The last header of this name, as UTF-8. */
  record InHeader(String name) implements TextAt {}

  /** The same for all records. */
  record Constant(String text) implements TextAt {}

  /** In the record's value. */
  record InValue(FieldPath path) implements TextAt {}
}
