package dev.weir.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterTest {
  private static final DeadLetter LETTER =
      new DeadLetter(
          DeadLetterReason.NO_ROUTE,
          "why",
          "signals",
          3,
          1L << 40,
          Instant.parse("2026-01-02T03:04:05Z"));

  private final Headers headers = new RecordHeaders().add("trace", new byte[] {1});

  @Test
  void shouldHaveStableReasons() {
    assertThat(DeadLetterReason.values())
        .extracting(DeadLetterReason::wireName)
        .containsExactly(
            "undecodable",
            "unusable-values",
            "wrong-size",
            "event-time-out-of-range",
            "no-route",
            "too-late",
            "off-grid",
            "no-model",
            "key-mismatch",
            "too-large");
    assertThat(Arrays.asList(DeadLetterReason.values()))
        .allMatch(reason -> DeadLetterReason.ofWireName(reason.wireName()).orElseThrow() == reason);
    assertThat(DeadLetterReason.ofWireName("of-a-later-version")).isEmpty();
  }

  @Test
  void shouldWriteHeadersAsTextAndKeepTheOthers() {
    DeadLetterHeaders.write(headers, LETTER);

    assertThat(text("weir.reason")).isEqualTo("no-route");
    assertThat(text("weir.detail")).isEqualTo("why");
    assertThat(text("weir.origin.topic")).isEqualTo("signals");
    assertThat(text("weir.origin.partition")).isEqualTo("3");
    assertThat(text("weir.origin.offset")).isEqualTo("1099511627776");
    assertThat(text("weir.time")).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(headers.lastHeader("trace")).isNotNull();
    assertThat(DeadLetterHeaders.read(headers)).contains(LETTER);
  }

  @Test
  void shouldWriteADetailInOneLineOfBoundedLength() {
    // Given the error for a schema with a name of a megabyte
    DeadLetter letter =
        new DeadLetter(
            DeadLetterReason.UNDECODABLE,
            "Found a\n" + "x".repeat(1_000_000) + ", expecting another",
            "signals",
            3,
            7,
            LETTER.time());

    // when
    DeadLetterHeaders.write(headers, letter);

    // then
    assertThat(text("weir.detail"))
        .startsWith("Found a\\u000axxx")
        .hasSizeLessThan(1_100)
        .doesNotContain("\n");
  }

  @Test
  void shouldReplaceTheHeadersOfAnEarlierRefusal() {
    DeadLetterHeaders.write(headers, LETTER);
    DeadLetterHeaders.write(headers, LETTER);
    assertThat(headers.headers("weir.reason")).hasSize(1);
  }

  @Test
  void shouldCutLongDetails() {
    DeadLetter letter =
        new DeadLetter(DeadLetterReason.NO_MODEL, "x".repeat(10_000), "t", 0, 0, Instant.EPOCH);
    assertThat(letter.detail()).hasSize(DeadLetter.MAX_DETAIL).endsWith("…");
  }

  @Test
  void shouldNameTheHeaderThatIsNotReadable() {
    assertThat(DeadLetterHeaders.read(headers)).isEmpty();
    DeadLetterHeaders.write(headers, LETTER);
    headers.remove("weir.time").add("weir.time", "noon".getBytes(UTF_8));
    assertThatThrownBy(() -> DeadLetterHeaders.read(headers))
        .hasMessageContaining("weir.time")
        .hasMessageContaining("noon");
    headers.remove("weir.origin.offset");
    assertThatThrownBy(() -> DeadLetterHeaders.read(headers))
        .hasMessageContaining("weir.origin.offset");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "9999, 9999",
    "10000, 0",
    "999999999, 0",
    "-1, 0",
    "one, 0",
    "'', 0",
    "١, 0",
  })
  void shouldTakeOnlyACountOfReplaysThatItWouldWrite(String text, int replays) {
    // when
    headers.add("weir.replays", text.getBytes(UTF_8));

    // then
    assertThat(DeadLetterHeaders.replays(headers)).isEqualTo(replays);
  }

  @Test
  void shouldTakeNoCountOfReplaysFromTwo() {
    // when
    headers.add("weir.replays", "1".getBytes(UTF_8)).add("weir.replays", "2".getBytes(UTF_8));

    // then
    assertThat(DeadLetterHeaders.replays(headers)).isZero();
    assertThat(DeadLetterHeaders.replays(new RecordHeaders().add("weir.replays", null))).isZero();
    assertThat(DeadLetterHeaders.replays(new RecordHeaders())).isZero();
  }

  @Test
  void shouldCountReplaysToTheMostThatItReads() {
    // when
    DeadLetterHeaders.writeReplays(headers, 3);
    DeadLetterHeaders.writeReplays(headers, 10_000);

    // then
    assertThat(headers.headers("weir.replays")).hasSize(1);
    assertThat(DeadLetterHeaders.replays(headers)).isEqualTo(9_999);

    // when
    DeadLetterHeaders.writeReplays(headers, 0);

    // then
    assertThat(headers.headers("weir.replays")).isEmpty();
  }

  private String text(String header) {
    return new String(headers.lastHeader(header).value(), UTF_8);
  }
}
