package dev.weir.inputs.path;

import dev.weir.base.WireNamed;

/** What a value of a record is used for; the names are those of the settings. */
public enum SlotUse implements WireNamed {
  ID,
  SOURCE,
  TIME,
  /** Any number of numbers. */
  VALUES,
  START,
  INTERVAL,
  LABEL,
  /** The id of the record that a label is for. */
  RECORD,
  /** Bytes, a text, or any number of numbers. */
  PIXELS,
  WIDTH,
  HEIGHT,
  PASSTHROUGH;

  /** Whether several numbers are taken. */
  public boolean isArray() {
    return this == VALUES || this == PIXELS;
  }

  /** Whether bytes or a text are taken, besides numbers, if arrays are. */
  public boolean isScalar() {
    return this != VALUES;
  }
}
