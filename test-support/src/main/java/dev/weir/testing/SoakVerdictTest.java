package dev.weir.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Fails if the soak of any module has found a failing seed on this commit, in any run. It runs
 * after all modules, none of which stops another.
 */
public final class SoakVerdictTest {

  @Test
  void shouldHaveFoundNoSeedThatFailsInAnyModule() throws IOException {
    // given
    List<SoakLog> logs = SoakLog.all(SoakSettings.log(), Commit.here());

    // when
    List<String> failures = new ArrayList<>();
    List<String> unfinished = new ArrayList<>();
    for (SoakLog log : logs) {
      System.out.printf("soak: %s%n", log.summary());
      failures.addAll(log.failures());
      int rounds = log.name().endsWith("-its") ? SoakSettings.roundsOfIts() : SoakSettings.rounds();
      if (log.rounds() < rounds) {
        unfinished.add("%s has %d of %d".formatted(log.name(), log.rounds(), rounds));
      }
    }

    // then
    if (logs.isEmpty()) {
      throw new AssertionError(
          "no module was soaked as the sources are now; were they changed meanwhile?");
    }
    if (!unfinished.isEmpty()) {
      throw new AssertionError(
          "rounds of the soak are missing: %s; was it run with -T1?"
              .formatted(String.join(", ", unfinished)));
    }
    if (!failures.isEmpty()) {
      throw new AssertionError(
          "%d failures in the soak:%n%s".formatted(failures.size(), String.join("\n", failures)));
    }
  }
}
