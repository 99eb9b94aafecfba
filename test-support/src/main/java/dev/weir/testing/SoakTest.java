package dev.weir.testing;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The soak of one module: all its {@linkplain PropertyTest property tests} again and again, in this
 * JVM, each time with new seeds. The profile {@code soak} of the build runs it instead of all other
 * tests. It goes on after a failure, and fails at its end. Rounds that were done on the same commit
 * count, and their failures too.
 */
public final class SoakTest {

  private final String module = SoakSettings.module();

  @Test
  void shouldFindNoSeedThatFails() {
    // given
    if (SeedExtension.given().isPresent()) {
      throw new IllegalArgumentException(
          "the soak takes new seeds: to give a failure back, leave -Psoak out and name the test"
              + " with -Dtest");
    }
    SoakLog log = SoakLog.open(SoakSettings.log(), module, Commit.here());

    // when
    soak(log, SoakSettings.rounds(), SoakSettings.classes());

    // then
    List<String> failures = log.failures();
    if (!failures.isEmpty()) {
      throw new AssertionError(log.summary() + "\n" + String.join("\n", failures));
    }
  }

  private void soak(SoakLog log, int rounds, Path classes) {
    int done = log.rounds();
    if (done > 0) {
      say("%d rounds were done before".formatted(done));
    }
    SecureRandom numbers = new SecureRandom();
    long begun = System.nanoTime();
    for (int round = done + 1; round <= rounds; round++) {
      SoakRound result = SoakRound.run(classes, 1 + numbers.nextLong(1L << 40));
      if (result.tests() == 0) {
        say("no property tests");
        return;
      }
      log.add(result);
      Duration each = Duration.ofNanos((System.nanoTime() - begun) / (round - done));
      long left = each.multipliedBy(rounds - round).toMinutes();
      say("round %d of %d, %s; %d min left".formatted(round, rounds, result.summary(), left));
    }
  }

  private void say(String what) {
    System.out.printf("soak of %s: %s%n", module, what);
  }
}
