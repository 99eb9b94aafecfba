package dev.weir.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class MomentConverterTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T00:00:00Z, 2026-12-01T00:00:00Z",
    "2026-12-01T01:00:00+01:00, 2026-12-01T00:00:00Z",
    "now, 2026-03-01T12:00:00Z",
    "+2m, 2026-03-01T12:02:00Z",
    "+500ms, 2026-03-01T12:00:00.500Z",
    "-24h, 2026-02-28T12:00:00Z",
    "-30d, 2026-01-30T12:00:00Z",
    "2026-12-01, 2026-12-01T00:00:00Z",
    "2026-12-01T10:30, 2026-12-01T10:30:00Z",
    "2026-12-01T10:30:15.5Z, 2026-12-01T10:30:15.500Z",
    "2026-12-01T00:00:00-02:00, 2026-12-01T02:00:00Z",
    "0, 1970-01-01T00:00:00Z"
  })
  void shouldReadMoments(String text, Instant moment) {
    assertThat(MomentConverter.convert(text, NOW)).isEqualTo(moment);
  }

  @Command
  private static final class AnyCommand {
    @Option(names = "--time")
    private Instant time;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "+", "-x", "2m", "2026-13-01", "2026-12-01T25:00:00", "1", "tomorrow"})
  void shouldNameWhatIsNoMoment(String text) {
    assertThatThrownBy(() -> MomentConverter.convert(text, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'" + text + "'", "2026-12-01T00:00:00Z", "+2m");
  }

  @Test
  void shouldReadTheClockItself() {
    // given
    AnyCommand command = new AnyCommand();

    // when
    Converters.register(new CommandLine(command)).parseArgs("--time=-1d");

    // then
    assertThat(command.time).isBefore(Instant.now());
  }
}
