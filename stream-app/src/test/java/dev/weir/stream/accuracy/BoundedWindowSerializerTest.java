package dev.weir.stream.accuracy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.ConfusionCount;
import dev.weir.stream.LogCapture;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedWindowSerializerTest {
  private static final int ROOM = 10_000;

  private final BoundedWindowSerializer windows =
      new BoundedWindowSerializer((topic, window) -> text(window).getBytes(UTF_8), ROOM);

  @Test
  void shouldWriteWindowThatFitsAsItIs() {
    // Given
    AccuracyWindow window = window(100);

    // When
    String written = new String(windows.serialize("accuracy", window), UTF_8);

    // Then
    assertThat(written).isEqualTo(text(window));
  }

  @Test
  void shouldWriteGreatestCountsOfWindowThatDoesNot() {
    // Given growing counts, and room for 593 with names of 10 characters
    AccuracyWindow window = window(1_000);

    try (LogCapture log = LogCapture.of("dev.weir")) {
      // When
      byte[] written = windows.serialize("accuracy", window);
      byte[] again = windows.serialize("accuracy", window);

      // Then
      assertThat(written).isEqualTo(again).hasSizeBetween(4_000, ROOM - 4_096);
      List<String> counts = List.of(new String(written, UTF_8).split(";"));
      assertThat(counts.getFirst()).endsWith("=01000");
      assertThat(counts.getLast()).endsWith("=%05d".formatted(1_001 - counts.size()));
      assertThat(log.warnings()).hasSize(1);
    }
  }

  private static String text(AccuracyWindow window) {
    return window.getConfusion().stream()
        .map(c -> c.getActual() + c.getPredicted() + "=%05d;".formatted(c.getCount()))
        .collect(Collectors.joining());
  }

  private static AccuracyWindow window(int cells) {
    return AccuracyWindow.newBuilder()
        .setModel("m")
        .setVersion("1")
        .setRole("champion")
        .setWindowStart(Instant.EPOCH)
        .setWindowEnd(Instant.EPOCH.plusSeconds(60))
        .setLabelled(cells)
        .setCorrect(0)
        .setAccuracy(0)
        .setLower(0)
        .setUpper(1)
        .setConfusion(
            IntStream.rangeClosed(1, cells)
                .mapToObj(i -> new ConfusionCount("a", "bc", (long) i))
                .toList())
        .build();
  }
}
