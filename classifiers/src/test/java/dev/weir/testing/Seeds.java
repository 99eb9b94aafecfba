package dev.weir.testing;

/**
 * Seeds of tests with random input: a new one each run, printed, and taken back from the system
 * property {@code weir.seed}.
 */
public final class Seeds {

  private Seeds() {}

  /** The seed of a test. */
  public static long next(Class<?> test) {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    System.out.printf("%s: -Dweir.seed=%d%n", test.getSimpleName(), seed);
    return seed;
  }
}
