package dev.weir.testing;

import java.nio.file.Path;

/** Settings of the soak, as system properties from the build. */
final class SoakSettings {

  private SoakSettings() {}

  /** The module whose tests are repeated. */
  static String module() {
    return property("weir.soak.module");
  }

  static Path classes() {
    return Path.of(property("weir.soak.classes"));
  }

  static Path log() {
    return Path.of(property("weir.soak.log"));
  }

  /** Total number of rounds per commit, at least 1. */
  static int rounds() {
    return count("weir.soak.rounds");
  }

  /** The same for integration tests. */
  static int roundsOfIts() {
    return count("weir.soak.rounds.its");
  }

  private static int count(String name) {
    String given = property(name);
    if (!given.matches("[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException(
          "-D%s=%s: a whole number of 1 or more is needed".formatted(name, given));
    }
    return Integer.parseInt(given);
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(
          "-D%s is not set: run the soak with mvn -Psoak verify".formatted(name));
    }
    return value;
  }
}
