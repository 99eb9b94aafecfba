package dev.weir.deployment;

import org.junit.jupiter.api.Assumptions;

/**
 * A tool that may be missing: the test is skipped with a message, or fails if CI requires the tool.
 */
final class Requirement {

  private Requirement() {}

  /**
   * Skips or fails the test if something is missing.
   *
   * @param present whether it is there
   * @param what the message: what is missing and how to fix it
   * @param property the system property that, if true, makes absence a failure
   */
  static void check(boolean present, String what, String property) {
    if (!present && Boolean.getBoolean(property)) {
      throw new AssertionError(what + ", and " + property + " is true");
    }
    Assumptions.assumeTrue(present, what);
  }
}
