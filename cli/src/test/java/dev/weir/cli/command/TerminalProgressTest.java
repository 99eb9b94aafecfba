package dev.weir.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private long nanos;

  @Test
  void shouldSayNothingOfWhatEndsWithinASecond() {
    // Given
    TerminalProgress progress = new TerminalProgress(out, false, () -> nanos);

    // When
    for (int i = 0; i <= 100; i++) {
      progress.update("quick", i, 100);
      nanos += 9_000_000;
    }

    // Then
    assertThat(bytes.size()).isZero();
  }

  @Test
  void shouldWarnOnceAndAtOnce() {
    // given
    TerminalProgress progress = new TerminalProgress(out, false, () -> nanos);

    // when
    progress.warn("signals are long");
    progress.warn("signals are small");
    progress.warn("signals are long");

    // then
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("weir: warning: signals are long", "weir: warning: signals are small");
  }

  @Test
  void shouldSayWhatIsLeftOfMoreThanAStage() {
    // Given
    TerminalProgress progress = new TerminalProgress(out, false, () -> nanos);
    progress.update("row 2 of 9", 0, 100);
    nanos += 2_000_000_000L;

    // When
    progress.remaining(3600);
    progress.update("row 2 of 9", 50, 100);

    // Then
    assertThat(bytes.toString(StandardCharsets.UTF_8).trim())
        .isEqualTo(
            "row 2 of 9: 50 of 100 (2 s, about 2 s left, about 3600 s for all that is left)");
  }

  @Test
  void shouldSayHowFarItIsAndHowLongItMayTake() {
    // Given
    TerminalProgress progress = new TerminalProgress(out, false, () -> nanos);
    progress.update("slow", 0, 100);
    nanos += 1_100_000_000;

    // When
    progress.update("slow", 50, 100);
    progress.update("slow", 51, 100);

    // Then
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("slow: 50 of 100")
        .contains("about 1 s left")
        .doesNotContain("51 of 100");
  }

  @Test
  void shouldKeepAnEstimateOfTheWholeWhileItsPartsAreTold() {
    // Given
    TerminalProgress progress = new TerminalProgress(out, false, () -> nanos);
    progress.update("seeds", 0, 10);
    progress.update("kernels", 100, 100);
    nanos += 1_100_000_000;

    // When
    progress.update("seeds", 1, 10);
    progress.update("kernels", 50, 100);

    // Then the kernels have started over
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("seeds: 1 of 10")
        .contains("about 10 s left")
        .doesNotContain("kernels");
  }
}
