package dev.weir.schemas.windowing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.SignalRecord;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Windows of readings that are counted, and what they are when reading begins elsewhere. */
class ReadingWindowsTest {
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Duration PERIOD = Duration.ofSeconds(60);

  private record Read(ReadingPosition at, long time) {}

  /** The values of each window, by its id. */
  private static Map<String, String> windows(
      WindowSpec shape, Duration period, List<Read> readings) {
    ReadingWindows windows =
        new ReadingWindows(shape, MissingSamples.LOSE, new ReadingRestart(IDLE, period));
    Map<String, String> found = new TreeMap<>();
    SignalState kept = null;
    for (Read reading : readings) {
      if (kept != null && windows.restart().isAt(kept, reading.time())) {
        kept = null;
      }
      SignalRecord sample =
          SignalRecord.of(
              "", "s", reading.time(), new double[] {reading.time()}, 1, 0L, null, null);
      kept =
          windows
              .count(
                  kept,
                  sample,
                  reading.at(),
                  0,
                  window ->
                      assertThat(found.put(window.id("s"), Arrays.toString(window.values())))
                          .isNull())
              .state();
    }
    return found;
  }

  /** A source's readings among others', now and then after a silence. */
  private static List<Read> readings(Random random, int count, int silent) {
    List<Read> readings = new ArrayList<>();
    long time = 1_000_000;
    long offset = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      time += random.nextInt(silent) == 0 ? IDLE.toMillis() + 1 : random.nextInt(2_000);
      readings.add(new Read(new ReadingPosition(3, offset), time));
      offset += 1 + random.nextInt(4);
    }
    return readings;
  }

  private static WindowSpec shape(Random random) {
    return new WindowSpec(1 + random.nextInt(8), 1 + random.nextInt(8), 0, 1);
  }

  @Test
  void shouldNameAWindowAfterItsFirstReading() {
    List<Read> readings =
        List.of(
            new Read(new ReadingPosition(2, 7), 1),
            new Read(new ReadingPosition(2, 9), 2),
            new Read(new ReadingPosition(0, 40), 3),
            new Read(new ReadingPosition(2, 12), 4));

    assertThat(windows(new WindowSpec(2, 2, 0, 1), Duration.ZERO, readings))
        .containsExactly(Map.entry("s@0-40+2", "[3.0, 4.0]"), Map.entry("s@2-7+2", "[1.0, 2.0]"));
  }

  @Test
  @PropertyTest
  void shouldNeverGiveAnIdToOtherReadings() {
    Seeds.times(
        50,
        random -> {
          // Given readings, the first of which were deleted
          WindowSpec shape = shape(random);
          List<Read> readings = readings(random, 60, 20);
          int from = random.nextInt(30);

          // When they are read as a whole and from there
          Map<String, String> whole = windows(shape, Duration.ZERO, readings);
          Map<String, String> rest = windows(shape, Duration.ZERO, readings.subList(from, 60));

          // Then
          rest.forEach(
              (id, values) -> assertThat(whole.getOrDefault(id, values)).isEqualTo(values));
          assertThat(windows(shape, Duration.ZERO, readings)).isEqualTo(whole);
        });
  }

  @Test
  @PropertyTest
  void shouldGiveTheSameWindowsFromASilenceOn() {
    Seeds.times(
        50,
        random -> {
          // Given
          WindowSpec shape = shape(random);
          List<Read> readings = readings(random, 60, 15);
          int from = random.nextInt(30);

          // When
          Map<String, String> rest = windows(shape, Duration.ZERO, readings.subList(from, 60));

          // Then
          long anew = afterNext(readings, from, (last, next) -> next - last > IDLE.toMillis());
          assertThat(since(anew, rest))
              .isEqualTo(since(anew, windows(shape, Duration.ZERO, readings)));
        });
  }

  @Test
  @PropertyTest
  void shouldGiveTheSameWindowsFromTheNextPeriodOn() {
    Seeds.times(
        50,
        random -> {
          // Given
          WindowSpec shape = shape(random);
          List<Read> readings = readings(random, 200, 1_000_000);
          int from = random.nextInt(60);

          // When
          Map<String, String> rest = windows(shape, PERIOD, readings.subList(from, 200));

          // Then
          long period = PERIOD.toMillis();
          long anew = afterNext(readings, from, (last, next) -> next / period > last / period);
          assertThat(since(anew, rest))
              .isEqualTo(since(anew, windows(shape, PERIOD, readings)))
              .isNotEmpty();
        });
  }

  private interface Boundary {
    boolean isBetween(long last, long next);
  }

  /** The time of the first reading behind a boundary. */
  private static long afterNext(List<Read> readings, int from, Boundary boundary) {
    for (int i = from + 1; i < readings.size(); i++) {
      if (boundary.isBetween(readings.get(i - 1).time(), readings.get(i).time())) {
        return readings.get(i).time();
      }
    }
    return Long.MAX_VALUE;
  }

  /** The windows whose first reading is of a time or later; a reading's value is its time. */
  private static Map<String, String> since(long time, Map<String, String> windows) {
    Map<String, String> since = new TreeMap<>(windows);
    since.values().removeIf(values -> firstValue(values) < time);
    return since;
  }

  private static double firstValue(String values) {
    int end = values.indexOf(',');
    return Double.parseDouble(values.substring(1, end < 0 ? values.length() - 1 : end));
  }
}
