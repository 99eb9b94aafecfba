package dev.weir.trainer.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The role of a column in a CSV file. */
enum CsvRole {
  /** The class. */
  LABEL("label class target"),
  /** The record's id. */
  ID("id recordid"),
  /** The record's source. */
  SOURCE("source sourceid"),
  /** The time of measurement. */
  EVENT_TIME("eventtime timestamp datetime time"),
  /** A sample of the signal. */
  VALUE(""),
  /** Ignored. */
  IGNORED("");

  private final String names;

  /** A role with its column names, separated by blanks, best first. */
  CsvRole(String names) {
    this.names = names;
  }

  /**
   * The role of a column with this name, ignoring case, blanks, underscores and hyphens: {@code
   * event_time} is {@code eventTime}. Empty if the name has no meaning.
   */
  static Optional<CsvRole> named(String name) {
    String plain = plain(name);
    return Arrays.stream(values()).filter(role -> role.names().contains(plain)).findFirst();
  }

  /** Rank of a matching name; 0 is the best. */
  int rank(String name) {
    return names().indexOf(plain(name));
  }

  /** Whether columns with this role have specific names. */
  boolean isField() {
    return !names.isEmpty();
  }

  /** The column's content, for a sentence. */
  @Override
  public String toString() {
    return switch (this) {
      case LABEL -> "the label";
      case ID -> "the id";
      case SOURCE -> "the source";
      case EVENT_TIME -> "the event time";
      case VALUE -> "a value";
      case IGNORED -> "ignored";
    };
  }

  private List<String> names() {
    return names.isEmpty() ? List.of() : List.of(names.split(" "));
  }

  /** A column name as names are compared: in lower case, without blanks, underscores, hyphens. */
  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
