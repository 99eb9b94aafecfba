package dev.weir.testing;

import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Seeds of {@linkplain PropertyTest property tests}. A test's first seed is derived from its name,
 * and the same in each run; the system property {@code weir.seed} sets another; in the soak it
 * differs in each round. A failing test reports its seed. Tests in the same JVM run one after the
 * other.
 *
 * <p>Seeds are drawn within a test, in a {@code @BeforeEach}, or in an instance field, because
 * JUnit creates one instance per test: {@code private final Random random = Seeds.random()}.
 */
public final class Seeds {

  private static volatile @Nullable TestSeeds current;

  private Seeds() {}

  /**
   * The next seed of the running test, 0 or more.
   *
   * @throws IllegalStateException if no test is running, if it is not marked with {@link
   *     PropertyTest}, or if the seed is drawn for a static field, which would be the same in each
   *     round of the soak
   */
  public static long next() {
    return running().next();
  }

  /** A generator with the {@linkplain #next() next seed}. */
  public static Random random() {
    return new Random(next());
  }

  /**
   * Runs a check with this many generators, each with its own seed: a failure reports the seed, and
   * {@code -Dweir.seed} runs the check with that one alone. The check must take all its random
   * numbers from the generator.
   */
  public static void times(int count, Consumer<Random> check) {
    running().times(count, check);
  }

  /**
   * The amount of random input for a test that would be slow in every round.
   *
   * @param everyday amount in the regular build, or in that of the slow tests
   * @param soak amount in a round of the soak
   */
  public static int size(int everyday, int soak) {
    return running().isSoak() ? soak : everyday;
  }

  /** Sets the current test's seeds; null after a test. */
  static void use(@Nullable TestSeeds seeds) {
    current = seeds;
  }

  static @Nullable TestSeeds current() {
    return current;
  }

  private static TestSeeds running() {
    TestSeeds seeds = current;
    if (seeds == null) {
      throw new IllegalStateException(
          "a seed was drawn while no test runs; draw it in the test or in a field of its instance");
    }
    if (StackWalker.getInstance()
        .walk(s -> s.anyMatch(f -> f.getMethodName().equals("<clinit>")))) {
      throw new IllegalStateException(
          "a seed was drawn for a static field, which the soak could not renew; make it a field of"
              + " the instance");
    }
    return seeds;
  }
}
