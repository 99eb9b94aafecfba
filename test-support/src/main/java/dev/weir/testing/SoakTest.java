package dev.weir.testing;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The soak of one module: repeats all its {@linkplain PropertyTest property tests} in this JVM,
 * each time with new seeds. The build's profile {@code soak} runs it instead of all other tests. It
 * continues after a failure, and fails at its end. Earlier rounds on the same commit count, with
 * their failures, as do those that another process writes to the same log meanwhile. Integration
 * tests, named {@code *IT}, have separate rounds.
 */
public final class SoakTest {

  private final String module = SoakSettings.module();
  private final Path classes = SoakSettings.classes();

  @Test
  void shouldFindNoSeedThatFails() {
    // given
    if (SeedExtension.given().isPresent()) {
      throw new IllegalArgumentException(
          "the soak takes new seeds: to reproduce a failure, leave -Psoak out and name the test"
              + " with -Dtest");
    }
    Path folder = SoakSettings.log();
    Optional<String> commit = Commit.here();
    SoakLog tests = SoakLog.open(folder, module + "-tests", commit);
    SoakLog its = SoakLog.open(folder, module + "-its", commit);

    // when
    soak("Test", tests, SoakSettings.rounds());
    soak("IT", its, SoakSettings.roundsOfIts());

    // then
    List<String> failures = new ArrayList<>(tests.failures());
    failures.addAll(its.failures());
    if (!failures.isEmpty()) {
      throw new AssertionError(
          "%d failures of %s:%n%s".formatted(failures.size(), module, String.join("\n", failures)));
    }
  }

  private void soak(String kind, SoakLog log, int rounds) {
    int before = log.rounds();
    if (before > 0) {
      print(kind, "%d rounds were done before".formatted(before));
    }
    SecureRandom numbers = new SecureRandom();
    long begun = System.nanoTime();
    // The log is read each time: other processes may run rounds of the same commit.
    while (log.rounds() < rounds) {
      SoakRound result = SoakRound.run(classes, kind, 1 + numbers.nextLong(1L << 40));
      if (result.tests() == 0) {
        print(kind, "no property tests");
        return;
      }
      log.add(result);
      int now = log.rounds();
      Duration each = Duration.ofNanos((System.nanoTime() - begun) / (now - before));
      long left = each.multipliedBy(Math.max(0, rounds - now)).toMinutes();
      print(kind, "round %d of %d, %s; %d min left".formatted(now, rounds, result.summary(), left));
    }
  }

  private void print(String kind, String what) {
    System.out.printf("soak of %s, *%s: %s%n", module, kind, what);
  }
}
