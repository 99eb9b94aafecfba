package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.signal.LabelledSignals;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalCsvTest {

  private static final LabelledSignals SIGNALS =
      new LabelledSignals(
          new double[][] {{1, 2.5}, {-3, 4e-9}, {0, 7}}, new int[] {1, 0, 1}, List.of("no", "yes"));

  @Test
  void shouldWriteWhatSendReads() throws IOException {
    // Given
    StringBuilder text = new StringBuilder();
    new SignalCsv(SIGNALS, 2).write(text);

    // When
    try (CsvSignals read = new CsvSignals(new StringReader(text.toString()))) {

      // Then
      for (int i = 0; i < SIGNALS.size(); i++) {
        var record = read.next();
        assertThat(record.get("source").asText()).isEqualTo("source-" + i % 2);
        assertThat(record.get("label").asText())
            .isEqualTo(SIGNALS.classes().get(SIGNALS.labels()[i]));
        for (int at = 0; at < SIGNALS.length(); at++) {
          assertThat(record.get("values").get(at).asDouble()).isEqualTo(SIGNALS.signal(i)[at]);
        }
      }
      assertThat(read.hasNext()).isFalse();
    }
  }

  @Test
  void shouldRefuseToShareOutToNobody() {
    assertThatThrownBy(() -> new SignalCsv(SIGNALS, 0)).hasMessageContaining("--sources is 0");
  }
}
