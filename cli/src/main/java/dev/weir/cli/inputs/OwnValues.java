package dev.weir.cli.inputs;

import org.apache.avro.specific.SpecificRecord;

/** Writes the values of an input's records. */
interface OwnValues {
  /**
   * The value of a signal or an image.
   *
   * @throws IllegalArgumentException if it does not fit the mapping; for users
   */
  byte[] of(SpecificRecord record);
}
