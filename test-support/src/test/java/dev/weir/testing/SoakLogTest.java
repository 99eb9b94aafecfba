package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoakLogTest {

  private static final Optional<String> COMMIT = Optional.of("abc");

  @TempDir Path folder;

  @Test
  void shouldKeepRoundsAndFailuresOfACommit() throws Exception {
    // given
    SoakLog log = SoakLog.open(folder, "m", COMMIT);
    log.add(new SoakRound(3, List.of("a.T#x: [-Dweir.seed=1] no", "a.T#y: round 7"), 0.5));
    log.add(new SoakRound(3, List.of(), 0.5));

    // when
    SoakLog again = SoakLog.open(folder, "m", COMMIT);
    SoakLog other = SoakLog.open(folder, "m", Optional.of("def"));

    // then
    assertThat(again.rounds()).isEqualTo(2);
    assertThat(again.failures()).containsExactly("a.T#x: [-Dweir.seed=1] no", "a.T#y: round 7");
    assertThat(other.rounds()).isZero();
    assertThat(SoakLog.all(folder, COMMIT))
        .extracting(SoakLog::summary)
        .singleElement()
        .asString()
        .startsWith("m: 2 rounds, 2 failures, written to " + folder);
    assertThat(SoakLog.all(folder, Optional.of("none"))).isEmpty();
  }

  @Test
  void shouldAddUpTheRoundsOfSeveralProcesses() {
    // given
    SoakLog one = SoakLog.open(folder, "m", COMMIT);
    SoakLog other = SoakLog.open(folder, "m", COMMIT);

    // when
    one.add(new SoakRound(3, List.of("x"), 0.5));
    other.add(new SoakRound(3, List.of("y"), 0.5));
    one.add(new SoakRound(3, List.of(), 0.5));

    // then
    assertThat(other.rounds()).isEqualTo(3);
    assertThat(one.failures()).containsExactly("x", "y");
  }

  @Test
  void shouldBeginAnewWhereSourcesAreNotThoseOfACommit() {
    // given
    SoakLog.open(folder, "m", Optional.empty()).add(new SoakRound(3, List.of("x"), 0.5));

    // then
    assertThat(SoakLog.open(folder, "m", Optional.empty()).rounds()).isZero();
  }
}
