package dev.weir.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column of a CSV file is. */
enum CsvRole {
  /** The class. */
  LABEL("label class target"),
  /** The record's id. */
  ID("id recordid"),
  /** Where the record is from. */
  SOURCE("source sourceid"),
  /** When it was measured. */
  EVENT_TIME("eventtime timestamp datetime time"),
  /** A sample of the signal. */
  VALUE(""),
  /** Not read. */
  LEFT_OUT("");

  private final String names;

  /** A role with the names that say it, the best first, by blanks. */
  CsvRole(String names) {
    this.names = names;
  }

  /**
   * What a column of this name is, in any case, with or without blanks, underscores and hyphens:
   * {@code event_time} is {@code eventTime}. Empty for a name that says nothing.
   */
  static Optional<CsvRole> named(String name) {
    String plain = plain(name);
    return Arrays.stream(values()).filter(role -> role.names().contains(plain)).findFirst();
  }

  /** How well a name fits, the best with 0; for names that fit. */
  int rank(String name) {
    return names().indexOf(plain(name));
  }

  /** Whether a column of this kind has a name of its own. */
  boolean isField() {
    return !names.isEmpty();
  }

  /** In a sentence: what the column holds. */
  @Override
  public String toString() {
    return switch (this) {
      case LABEL -> "the label";
      case ID -> "the id";
      case SOURCE -> "the source";
      case EVENT_TIME -> "the event time";
      case VALUE -> "a value";
      case LEFT_OUT -> "left out";
    };
  }

  private List<String> names() {
    return names.isEmpty() ? List.of() : List.of(names.split(" "));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
