package dev.weir.stream.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluation.WilsonInterval;
import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.ConfusionCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccuracyBoardTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final AccuracyBoard board = new AccuracyBoard(Duration.ofMinutes(10), 0.5);

  @Test
  void shouldAddUpTheNewestFiguresOfEachWindow() {
    // When
    board.put(window("1", 0, 1, 1));
    board.put(window("1", 0, 3, 1));
    board.put(window("1", 1, 4, 0));
    board.put(window("2", 1, 1, 0));

    // Then
    List<VersionFigures> figures = board.figures();
    assertThat(figures)
        .extracting(f -> f.version().version(), VersionFigures::labelled, VersionFigures::correct)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("1", 8L, 7L),
            org.assertj.core.groups.Tuple.tuple("2", 1L, 1L));
    VersionFigures first = figures.getFirst();
    assertThat(first.accuracy()).isEqualTo(0.875);
    assertThat(first.interval()).isEqualTo(WilsonInterval.of(7, 8));
    assertThat(first.confusion()).isEqualTo(Map.of("a", Map.of("a", 7L, "b", 1L)));
    assertThat(first.windows())
        .extracting(AccuracyWindow::getWindowStart)
        .containsExactly(START, START.plusSeconds(60));
  }

  @Test
  void shouldFadeByEventTimeInWhateverOrderWindowsCome() {
    // When the older window comes last
    board.put(window("1", 1, 0, 1));
    board.put(window("1", 0, 1, 0));

    // Then
    assertThat(board.figures().getFirst().fading()).isEqualTo(1.0 / 3);
  }

  @Test
  void shouldForgetWindowsBeyondTheRetention() {
    // Given
    board.put(window("1", 0, 1, 0));
    board.put(window("2", 8, 1, 0));

    // When
    board.put(window("2", 12, 1, 0));
    board.put(window("1", 1, 5, 0));

    // Then
    assertThat(board.figures())
        .singleElement()
        .satisfies(f -> assertThat(f.version().version()).isEqualTo("2"))
        .satisfies(f -> assertThat(f.labelled()).isEqualTo(2));
  }

  private static AccuracyWindow window(String version, int minute, long right, long wrong) {
    Instant start = START.plusSeconds(60L * minute);
    return AccuracyWindow.newBuilder()
        .setModel("m")
        .setVersion(version)
        .setRole("champion")
        .setWindowStart(start)
        .setWindowEnd(start.plusSeconds(60))
        .setLabelled(right + wrong)
        .setCorrect(right)
        .setAccuracy((double) right / (right + wrong))
        .setLower(0)
        .setUpper(1)
        .setConfusion(
            wrong == 0
                ? List.of(new ConfusionCount("a", "a", right))
                : List.of(new ConfusionCount("a", "a", right), new ConfusionCount("a", "b", wrong)))
        .build();
  }
}
