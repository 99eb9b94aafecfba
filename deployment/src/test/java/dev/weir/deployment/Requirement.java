package dev.weir.deployment;

import org.junit.jupiter.api.Assumptions;

/**
 * A tool that a machine may lack: the test is skipped with a message, or fails where CI says so.
 */
final class Requirement {

  private Requirement() {}

  /**
   * Skips or fails the test where something is missing.
   *
   * @param present whether it is there
   * @param what what is missing and what to do, for the message
   * @param property the system property that, if true, makes absence a failure
   */
  static void check(boolean present, String what, String property) {
    if (!present && Boolean.getBoolean(property)) {
      throw new AssertionError(what + ", and " + property + " is true");
    }
    Assumptions.assumeTrue(present, what);
  }
}
