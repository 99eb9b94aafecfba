package dev.weir.explanations;

import java.util.Optional;

/**
 * A record that is explained.
 *
 * @param <T> what its values are
 * @param name where it comes from, for a person
 * @param values as the model takes them
 * @param label its true class, if that is known
 */
public record Subject<T>(String name, T values, Optional<String> label) {

  /** Its name and, where known, what it truly is. */
  String describe() {
    return label.map(truth -> name + ", truly \"" + truth + "\"").orElse(name);
  }
}
