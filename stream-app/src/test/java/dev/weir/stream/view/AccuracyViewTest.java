package dev.weir.stream.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.evaluation.WilsonInterval;
import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.ConfusionCount;
import dev.weir.stream.LogCapture;
import dev.weir.stream.names.ScoringIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccuracyViewTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final AccuracyView accuracyView = new AccuracyView(Duration.ofMinutes(10), 0.5);

  @Test
  void shouldAddUpTheNewestFiguresOfEachWindow() {
    // When
    accuracyView.put(window("1", 0, 1, 1));
    accuracyView.put(window("1", 0, 3, 1));
    accuracyView.put(window("1", 1, 4, 0));
    accuracyView.put(window("2", 1, 1, 0));

    // Then
    List<VersionAccuracy> figures = accuracyView.figures();
    assertThat(figures)
        .extracting(f -> f.version().version(), VersionAccuracy::labelled, VersionAccuracy::correct)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("1", 8L, 7L),
            org.assertj.core.groups.Tuple.tuple("2", 1L, 1L));
    VersionAccuracy first = figures.getFirst();
    assertThat(first.accuracy()).isEqualTo(0.875);
    assertThat(first.interval()).isEqualTo(WilsonInterval.of(7, 8));
    assertThat(first.confusion()).isEqualTo(Map.of("a", Map.of("a", 7L, "b", 1L)));
    assertThat(first.windows())
        .extracting(WindowAccuracy::from)
        .containsExactly(START, START.plusSeconds(60));
  }

  @Test
  void shouldFadeByEventTimeInWhateverOrderWindowsCome() {
    // When the older window arrives last
    accuracyView.put(window("1", 1, 0, 1));
    accuracyView.put(window("1", 0, 1, 0));

    // Then
    assertThat(accuracyView.figures().getFirst().fading()).isEqualTo(1.0 / 3);
  }

  @Test
  void shouldForgetWindowsBeyondTheRetention() {
    // Given
    accuracyView.put(window("1", 0, 1, 0));
    accuracyView.put(window("2", 8, 1, 0));

    // When
    accuracyView.put(window("2", 12, 1, 0));
    accuracyView.put(window("1", 1, 5, 0));

    // Then
    assertThat(accuracyView.figures())
        .singleElement()
        .satisfies(f -> assertThat(f.version().version()).isEqualTo("2"))
        .satisfies(f -> assertThat(f.labelled()).isEqualTo(2));
  }

  @Test
  void shouldForgetAWindowWhoseCountsHaveExpired() {
    // Given
    accuracyView.put(window("1", 0, 1, 1));
    accuracyView.put(window("1", 1, 4, 0));
    accuracyView.put(window("2", 1, 1, 0));

    // When
    accuracyView.remove(role("1"), START.toEpochMilli());
    accuracyView.remove(role("2"), START.plusSeconds(60).toEpochMilli());
    accuracyView.remove(role("3"), 0);
    accuracyView.remove(role("1"), 7);

    // Then
    assertThat(accuracyView.figures())
        .singleElement()
        .satisfies(f -> assertThat(f.labelled()).isEqualTo(4))
        .satisfies(f -> assertThat(f.confusion()).isEqualTo(Map.of("a", Map.of("a", 4L))));
  }

  @Test
  void shouldKeepTheCellsOfWindowsThatChangedLast() {
    // Given room for two windows
    AccuracyView small = new AccuracyView(Duration.ofHours(1), 0.5, 100, 330, 100);
    small.put(window("1", 0, 1, 0));
    small.put(window("1", 1, 10, 0));

    // When
    small.put(window("1", 0, 2, 0));
    small.put(window("1", 2, 100, 0));

    // Then the sums cover all windows, the cells only two
    VersionAccuracy figures = small.figures().getFirst();
    assertThat(figures.labelled()).isEqualTo(112);
    assertThat(figures.confusion()).isEqualTo(Map.of("a", Map.of("a", 102L)));

    // When the one without cells changes, then its cells are back
    small.put(window("1", 1, 11, 0));
    assertThat(small.figures().getFirst().confusion()).isEqualTo(Map.of("a", Map.of("a", 111L)));
  }

  @Test
  void shouldDropTheOldestOfTooManyWindows() {
    AccuracyView small = new AccuracyView(Duration.ofDays(1), 0.5, 3, 1 << 20, 100);
    for (int minute = 9; minute >= 0; minute--) {
      small.put(window("1", minute, 1, 0));
      small.put(window("2", minute, 1, 0));
    }

    assertThat(small.figures().stream().mapToLong(VersionAccuracy::labelled).sum()).isEqualTo(3);
  }

  @Test
  void shouldForgetNamesThatNoWindowHasAnyMore() {
    // Given room for 30 names, and a window whose labels are ids
    AccuracyView small = new AccuracyView(Duration.ofHours(1), 0.5, 100, 1 << 20, 30);
    small.put(window("1", 1, 7, 0));
    for (int i = 0; i < 100; i++) {
      small.put(window("1", 0, ids("id-" + i, 20)));
    }

    // Then the other window's cells are still there
    assertThat(small.figures().getFirst().confusion().get("a")).isEqualTo(Map.of("a", 7L));
    assertThat(small.figures().getFirst().confusion()).containsKey("id-99-0").hasSize(21);
  }

  @Test
  void shouldLeaveOutTheWindowsThatChangedLongestAgoWhereNamesAreMany() {
    // Given room for 30 names
    AccuracyView small = new AccuracyView(Duration.ofHours(1), 0.5, 100, 1 << 20, 30);
    try (LogCapture log = LogCapture.of("dev.weir.stream.view")) {
      // When
      small.put(window("1", 0, ids("x", 10)));
      small.put(window("1", 1, ids("y", 10)));
      small.put(window("1", 2, ids("z", 10)));

      // Then all but the oldest are there, and the limit is logged once
      assertThat(small.figures().getFirst().confusion())
          .containsKeys("y-0", "z-9")
          .doesNotContainKey("x-0");
      assertThat(small.figures().getFirst().labelled()).isEqualTo(3);
      small.put(window("1", 3, ids("u", 10)));
      assertThat(log.warnings()).singleElement().asString().contains("/api/accuracy");
    }
  }

  @Test
  void shouldShowWhatThereIsRoomForOfAWindowWithTooManyNames() {
    AccuracyView small = new AccuracyView(Duration.ofHours(1), 0.5, 100, 1 << 20, 30);

    small.put(window("1", 0, ids("x", 100)));
    small.put(window("1", 0, ids("y", 100)));

    assertThat(small.figures().getFirst().confusion()).hasSize(29).containsKey("y-0");
  }

  @Test
  void shouldTakeOffOnlyWhatWasAdded() {
    // Given a window of which half the cells have no room beside another's
    accuracyView.put(window("1", 0, square("a", 128)));
    accuracyView.put(window("1", 1, square("c", 182)));

    // When the other one makes room, and has a cell that was left out
    accuracyView.put(window("1", 0, List.of(new ConfusionCount("c181", "c181", 5L))));
    accuracyView.put(window("1", 1, List.of(new ConfusionCount("c0", "c0", 1L))));

    // Then nothing is subtracted for it
    assertThat(accuracyView.figures().getFirst().confusion())
        .isEqualTo(Map.of("c0", Map.of("c0", 1L), "c181", Map.of("c181", 5L)));
  }

  private static List<ConfusionCount> square(String prefix, int classes) {
    List<ConfusionCount> cells = new ArrayList<>();
    for (int actual = 0; actual < classes; actual++) {
      for (int predicted = 0; predicted < classes; predicted++) {
        cells.add(new ConfusionCount(prefix + actual, prefix + predicted, 1L));
      }
    }
    return cells;
  }

  private static List<ConfusionCount> ids(String prefix, int count) {
    List<ConfusionCount> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(new ConfusionCount(prefix + "-" + i, "a", 1L));
    }
    return ids;
  }

  @Test
  void shouldShowTheGreatestOfManyCells() {
    List<ConfusionCount> cells = new ArrayList<>();
    for (int actual = 0; actual < 100; actual++) {
      for (int predicted = 0; predicted < 100; predicted++) {
        cells.add(new ConfusionCount("c" + actual, "c" + predicted, 1L + actual));
      }
    }
    accuracyView.put(window("1", 0, cells));

    assertThat(accuracyView.figures().getFirst().confusion())
        .doesNotContainKey("c0")
        .containsKey("c99")
        .satisfies(
            rows ->
                assertThat(rows.values().stream().mapToInt(Map::size).sum())
                    .isEqualTo(ConfusionSums.MOST_SHOWN));
  }

  @Test
  void shouldTakeLittleMemoryForAWeekOfTenClasses() {
    // Given
    AccuracyView week = new AccuracyView(Duration.ofDays(7), 0.999);
    List<ConfusionCount> cells = new ArrayList<>();
    for (int actual = 0; actual < 10; actual++) {
      for (int predicted = 0; predicted < 10; predicted++) {
        cells.add(new ConfusionCount("class-" + actual, "class-" + predicted, 100L + predicted));
      }
    }

    // When
    int before = week.memory();
    for (int minute = 0; minute < 7 * 24 * 60; minute++) {
      week.put(window("1", minute, cells));
    }

    // Then
    assertThat(before).isZero();
    assertThat(week.memory()).isLessThan(6_000_000);
    assertThat(week.figures().getFirst().confusion().get("class-3").get("class-4"))
        .isEqualTo(104L * 7 * 24 * 60);
  }

  private static ScoringIdentity role(String version) {
    return new ScoringIdentity("m", version, "champion");
  }

  private static AccuracyWindow window(String version, int minute, List<ConfusionCount> cells) {
    AccuracyWindow window = window(version, minute, 1, 0);
    window.setConfusion(cells);
    return window;
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
