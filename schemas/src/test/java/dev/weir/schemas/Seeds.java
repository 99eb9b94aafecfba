package dev.weir.schemas;

import java.util.Random;
import java.util.function.Consumer;

/** Random tests that print their seed when they fail, and take it back as {@code weir.seed}. */
final class Seeds {
  private Seeds() {}

  /** Runs a test with that many generators. */
  static void times(int count, Consumer<Random> test) {
    Long given = Long.getLong("weir.seed");
    long first = given == null ? System.nanoTime() : given;
    for (long seed = first; seed < first + (given == null ? count : 1); seed++) {
      try {
        test.accept(new Random(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("Failed with -Dweir.seed=" + seed, e);
      }
    }
  }
}
