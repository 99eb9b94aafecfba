package dev.weir.inputs.mapping;

import dev.weir.inputs.path.FieldPath;

/** Where a number of each record is. */
public sealed interface NumberAt {
  /** The same for all records. */
  record Constant(double value) implements NumberAt {}

  /** In the record's value; where it is absent or null, the record has none. */
  record InValue(FieldPath path) implements NumberAt {}
}
