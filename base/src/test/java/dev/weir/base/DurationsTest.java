package dev.weir.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DurationsTest {
  @Test
  void shouldReadNumbersWithUnits() {
    assertThat(Durations.parse("500ms")).isEqualTo(Duration.ofMillis(500));
    assertThat(Durations.parse(" 30 s ")).isEqualTo(Duration.ofSeconds(30));
    assertThat(Durations.parse("1m")).isEqualTo(Duration.ofMinutes(1));
    assertThat(Durations.parse("24h")).isEqualTo(Duration.ofDays(1));
    assertThat(Durations.parse("7d")).isEqualTo(Duration.ofDays(7));
    assertThat(Durations.parse("0")).isEqualTo(Duration.ZERO);
  }

  @Test
  void shouldRefuseAnythingElse() {
    for (String text : List.of("", "5", "-1s", "1.5h", "1 week", "1h30m", "s")) {
      assertThatThrownBy(() -> Durations.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + text + "'");
    }
  }

  @Test
  void shouldWriteThemInTheGreatestWholeUnit() {
    for (String text : new String[] {"500ms", "90s", "61m", "25h", "3650d", "1h", "1s", "0d"}) {
      assertThat(Durations.text(Durations.parse(text))).isEqualTo(text);
    }
  }
}
