package dev.weir.testing;

import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;

/** The seeds of one run of one test. */
final class TestSeeds {

  private final String test;
  private final boolean isPropertyTest;
  private final OptionalLong given;
  private final long round;
  private final long first;
  private int drawn;
  private long last;

  /**
   * Starts a run.
   *
   * @param test JUnit's unique id of the test, including parameter set and repetition
   * @param isPropertyTest whether it may draw seeds
   * @param given the requested seed, for any test
   * @param round number of the soak's round; 0 in the regular build
   */
  TestSeeds(String test, boolean isPropertyTest, OptionalLong given, long round) {
    this.test = test;
    this.isPropertyTest = isPropertyTest;
    this.given = given;
    this.round = round;
    this.first = given.orElseGet(() -> mixed(test.hashCode() + round * 31));
  }

  boolean areOf(String uniqueId, long ofRound) {
    return test.equals(uniqueId) && round == ofRound;
  }

  boolean isSoak() {
    return round != 0;
  }

  boolean areUsed() {
    return drawn > 0;
  }

  /** The seed that reproduces the failure. */
  long toRepeat() {
    return last;
  }

  long next() {
    if (!isPropertyTest) {
      throw new IllegalStateException(
          "%s draws a seed: mark it with @PropertyTest, or the soak would leave it out"
              .formatted(test));
    }
    drawn++;
    last = first;
    return drawn == 1 ? first : mixed(first + drawn);
  }

  void times(int count, Consumer<Random> check) {
    long drawnNow = next();
    long from = given.orElse(drawnNow);
    for (int i = 0; i < (given.isPresent() ? 1 : count); i++) {
      last = i == 0 ? from : mixed(from + i);
      check.accept(new Random(last));
    }
    last = first;
  }

  /** Maps similar numbers to dissimilar ones; results of at most 40 bits are easy to read. */
  private static long mixed(long number) {
    long z = number + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (z ^ (z >>> 31)) >>> 24;
  }
}
