package dev.weir.reports.explanations;

import java.util.Optional;

/**
 * A record to explain.
 *
 * @param <T> type of the values
 * @param name its origin, for messages
 * @param values as the model accepts them
 * @param label its true class, if known
 */
public record ExplainedRecord<T>(String name, T values, Optional<String> label) {

  /** Its name and, if known, its true class. */
  String describe() {
    return label.map(truth -> name + ", truly \"" + truth + "\"").orElse(name);
  }
}
