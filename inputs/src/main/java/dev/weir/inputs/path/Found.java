package dev.weir.inputs.path;

/** What a slot holds of a record. */
public enum Found {
  /** The record has nothing there. */
  NOTHING("nothing"),
  NULL("null"),
  /** Numbers, of a slot that takes several. */
  NUMBERS("numbers"),
  /** A whole number. */
  INTEGER("a whole number"),
  /** A number that may have a fraction. */
  DECIMAL("a number"),
  BOOLEAN("true or false"),
  TEXT("a text"),
  BYTES("bytes"),
  /** A point in time whose unit the schema declares. */
  MOMENT("a time");

  private final String text;

  Found(String text) {
    this.text = text;
  }

  /** For messages, such as "a text". */
  public String text() {
    return text;
  }
}
