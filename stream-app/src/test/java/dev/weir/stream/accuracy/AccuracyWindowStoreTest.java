package dev.weir.stream.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.ConfusionCount;
import dev.weir.schemas.Labels;
import dev.weir.stream.state.ByteWriter;
import dev.weir.stream.state.ExpirySweep;
import dev.weir.stream.state.UnreadableStateException;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.internals.RecordCollector;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class AccuracyWindowStoreTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String WINDOW = "m/v/champion/60000";

  /** Another window, whose key has the first one's as a prefix. */
  private static final String LATER = "m/v/champion/600000";

  private final KeyValueStore<Bytes, byte[]> inner = Stores.inMemoryKeyValueStore("windows").get();
  private AccuracyWindowStore store = new AccuracyWindowStore(inner, MINUTE);

  @Test
  void shouldKeepCountsThroughARestart() {
    // Given
    store.add(WINDOW, ConfusionDelta.of(null, "a", "b"), 5);
    store.add(WINDOW, ConfusionDelta.of(null, "a", "b"), 6);
    store.add(WINDOW, ConfusionDelta.of("a", "b", "b"), 7);
    store.add(LATER, ConfusionDelta.of(null, "c", "c"), 7);

    // When
    restart();

    // Then
    assertThat(store.dirty()).containsExactly(WINDOW, LATER);
    assertThat(store.newestEnd()).isEqualTo(660_000);
    AccuracyWindow window = store.emit(WINDOW);
    assertThat(window.getLabelled()).isEqualTo(2);
    assertThat(window.getCorrect()).isEqualTo(1);
    assertThat(window.getConfusion())
        .containsExactly(new ConfusionCount("a", "b", 1L), new ConfusionCount("b", "b", 1L));
    assertThat(store.dirty()).containsExactly(LATER);
  }

  @Test
  void shouldTakeNoPredictionForRightByWhatIsNoClass() {
    // when an earlier version took a model with a class of that name
    store.add(WINDOW, ConfusionDelta.of(null, Labels.OTHER, Labels.OTHER), 5);
    store.add(WINDOW, ConfusionDelta.of(null, "a", "a"), 6);

    // then
    assertThat(store.emit(WINDOW).getLabelled()).isEqualTo(2);
    assertThat(store.emit(WINDOW).getCorrect()).isEqualTo(1);
  }

  @Test
  void shouldCountAsEmittedOnlyFromTheCommitOn() {
    // Given an emitted window, and another
    store.add(WINDOW, ConfusionDelta.of(null, "a", "b"), 5);
    store.add(LATER, ConfusionDelta.of(null, "a", "b"), 5);
    store.flushCache();
    store.emit(WINDOW);
    store.emit(LATER);

    // When the task ends before the brokers have the output
    store = new AccuracyWindowStore(inner, MINUTE);

    // Then
    assertThat(store.dirty()).containsExactly(WINDOW, LATER);

    // When one of them changes again before the commit
    store.emit(WINDOW);
    store.emit(LATER);
    store.add(LATER, ConfusionDelta.of(null, "a", "b"), 6);
    restart();

    // Then
    assertThat(store.dirty()).containsExactly(LATER);
  }

  @Test
  void shouldKeepExpiredWindowUntilTheBrokersHaveItsTombstone() {
    // Given
    store.add(WINDOW, ConfusionDelta.of(null, "a", "b"), 5);
    store.flushCache();
    store = new AccuracyWindowStore(uninitialized(), MINUTE);
    store.init((StateStoreContext) refusing(), store);
    List<String> expired = new ArrayList<>();
    ExpirySweep sweep = store.sweep(Duration.ofHours(1), expired::add);

    // When
    assertThatThrownBy(() -> sweep.run(7_200_000, 7_200_000)).hasMessage("refused");

    // Then
    assertThat(expired).containsExactly(WINDOW);
    assertThat(entries()).isEqualTo(2);
  }

  /** A context with at-least-once, whose outputs brokers reject. */
  private static Object refusing() {
    return Proxy.newProxyInstance(
        AccuracyWindowStoreTest.class.getClassLoader(),
        new Class<?>[] {StateStoreContext.class, RecordCollector.Supplier.class},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "appConfigs" -> Map.of("processing.guarantee", "at_least_once");
              case "taskId" -> new TaskId(1, 0);
              default -> throw new StreamsException("refused");
            });
  }

  /** The inner store, which uses nothing of its context. */
  @SuppressWarnings("unchecked")
  private KeyValueStore<Bytes, byte[]> uninitialized() {
    return (KeyValueStore<Bytes, byte[]>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {KeyValueStore.class},
            (proxy, method, arguments) ->
                method.getName().equals("init") ? null : method.invoke(inner, arguments));
  }

  @Test
  void shouldWriteOnlyWhatHasChanged() {
    // Given
    AtomicInteger writes = new AtomicInteger();
    store = new AccuracyWindowStore(counting(writes), MINUTE);
    for (int actual = 0; actual < 62; actual++) {
      for (int predicted = 0; predicted < 62; predicted++) {
        store.add(WINDOW, ConfusionDelta.of(null, "c" + actual, "c" + predicted), 1);
      }
    }
    store.flushCache();
    writes.set(0);

    // When
    store.add(WINDOW, ConfusionDelta.of(null, "c1", "c2"), 2);
    store.add(WINDOW, ConfusionDelta.of(null, "c1", "c2"), 2);
    store.flushCache();

    // Then one cell and the sums
    assertThat(writes).hasValue(2);
  }

  @Test
  void shouldWriteBeforeALongCommitIntervalEnds() {
    for (int i = 0; i < 100_000; i++) {
      store.add(WINDOW, ConfusionDelta.of(null, "a", "b"), 1);
    }

    assertThat(entries()).isEqualTo(2);
  }

  @Test
  void shouldDropCellsThatReachZero() {
    store.add(WINDOW, ConfusionDelta.of(null, "a", "b"), 5);
    store.flushCache();
    store.add(WINDOW, ConfusionDelta.of("a", "c", "b"), 6);

    assertThat(store.emit(WINDOW).getConfusion()).containsExactly(new ConfusionCount("c", "b", 1L));
    assertThat(entries()).isEqualTo(2);
  }

  @Test
  void shouldNotShowCountsBelowZero() {
    store.add(WINDOW, ConfusionDelta.of("a", "c", "b"), 6);

    AccuracyWindow window = store.emit(WINDOW);
    assertThat(window.getLabelled()).isEqualTo(1);
    assertThat(window.getConfusion()).hasSize(1);
  }

  @Test
  void shouldReadWindowsOfTheFirstLayout() {
    // Given one emitted window and one that is not
    inner.put(bytes(WINDOW), firstLayout(120_000, false, "a", "a", 7, "a", "b", 3));
    inner.put(bytes(LATER), firstLayout(660_000, true, "b", "b", 1));

    // When, then
    assertThat(store.dirty()).containsExactly(LATER);
    assertThat(store.newestEnd()).isEqualTo(660_000);
    assertThat(totals()).isEqualTo(Map.of(WINDOW, "10 3", LATER, "1 0"));

    // When a label changes and another arrives
    store.add(WINDOW, ConfusionDelta.of("a", "b", "b"), 9);
    store.add(WINDOW, ConfusionDelta.of(null, "a", "a"), 9);
    restart();

    // Then
    AccuracyWindow window = store.emit(WINDOW);
    assertThat(window.getLabelled()).isEqualTo(11);
    assertThat(window.getCorrect()).isEqualTo(9);
    assertThat(window.getConfusion())
        .containsExactly(
            new ConfusionCount("a", "a", 8L),
            new ConfusionCount("a", "b", 2L),
            new ConfusionCount("b", "b", 1L));
    assertThat(store.emit(LATER).getConfusion()).containsExactly(new ConfusionCount("b", "b", 1L));
    assertThat(entries()).as("heads and cells").isEqualTo(2 + 3 + 1);
  }

  @Test
  void shouldRefuseALaterLayout() {
    inner.put(bytes(WINDOW), new byte[] {3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0});

    assertThatThrownBy(() -> store.dirty())
        .isInstanceOf(UnreadableStateException.class)
        .hasMessageContaining("accuracy window of version 3");
  }

  @Test
  void shouldRemoveAnExpiredWindowWithAllOfIt() {
    // Given
    inner.put(bytes("m/v/champion/0"), firstLayout(60_000, false, "a", "a", 7));
    store.add(WINDOW, ConfusionDelta.of(null, "a", "b"), 5);
    store.add(WINDOW, ConfusionDelta.of(null, "b", "b"), 5);
    store.add("m/v/champion/7200000", ConfusionDelta.of(null, "a", "b"), 7_200_000);
    store.flushCache();
    List<String> expired = new ArrayList<>();

    // When
    ExpirySweep sweep = store.sweep(Duration.ofHours(1), expired::add);
    sweep.run(store.newestEnd(), 7_200_000);

    // Then
    assertThat(expired).containsExactly("m/v/champion/0", WINDOW);
    assertThat(store.dirty()).containsExactly("m/v/champion/7200000");
    assertThat(entries()).isEqualTo(2);
  }

  @Test
  void shouldStayWithinARecordHoweverManyClassesThereAre() {
    // Given
    String name = "\u8449".repeat(256);

    // When
    int labels = WindowHead.MOST_CELLS + 2_000;
    for (int i = 0; i < labels; i++) {
      store.add(WINDOW, ConfusionDelta.of(null, name + i, "b"), 1);
      store.add(WINDOW, ConfusionDelta.of(null, "b", "b"), 1);
    }
    AccuracyWindow window = store.emit(WINDOW);

    // Then the sums cover all, and the cells are the greatest that fit into a record
    assertThat(window.getLabelled()).isEqualTo(2L * labels);
    assertThat(window.getCorrect()).isEqualTo(labels);
    assertThat(window.getConfusion()).contains(new ConfusionCount("b", "b", (long) labels));
    assertThat(
            window.getConfusion().stream()
                .mapToInt(c -> c.getActual().getBytes(StandardCharsets.UTF_8).length + 16)
                .sum())
        .isLessThan(ConfusionCellSelector.MOST_BYTES);
    assertThat(entries()).isLessThanOrEqualTo(WindowHead.MOST_CELLS + 1);

    // When a label of a cell without room is taken back
    store.add(WINDOW, ConfusionDelta.of(name + (labels - 1), "b", "b"), 2);

    // Then
    assertThat(store.emit(WINDOW).getLabelled()).isEqualTo(2L * labels);
    assertThat(store.emit(WINDOW).getCorrect()).isEqualTo(labels + 1);
  }

  @Test
  @PropertyTest
  void shouldHoldWhatAMapHoldsWhereverItCommitsAndRestarts() {
    // Given
    Random random = Seeds.random();
    List<String> windows = List.of(WINDOW, LATER, "m/v/challenger/60000");
    Map<String, Map<ConfusionCell, Integer>> expected = new HashMap<>();

    // When
    for (int i = 0; i < 5_000; i++) {
      String window = windows.get(random.nextInt(windows.size()));
      String actual = "c" + random.nextInt(5);
      String predicted = "c" + random.nextInt(5);
      Map<ConfusionCell, Integer> cells = expected.computeIfAbsent(window, w -> new HashMap<>());
      String before = "c" + random.nextInt(5);
      if (cells.containsKey(new ConfusionCell(before, predicted))) {
        cells.computeIfPresent(
            new ConfusionCell(before, predicted), (cell, count) -> count == 1 ? null : count - 1);
      } else {
        before = null;
      }
      cells.merge(new ConfusionCell(actual, predicted), 1, Integer::sum);
      store.add(window, ConfusionDelta.of(before, actual, predicted), i);
      switch (random.nextInt(40)) {
        case 0 -> restart();
        case 1 -> store.flushCache();
        case 2 -> store.emit(window);
        default -> {}
      }
    }

    // Then
    expected.forEach(
        (window, cells) -> {
          AccuracyWindow figures = store.emit(window);
          assertThat(
                  figures.getConfusion().stream()
                      .collect(
                          Collectors.toMap(
                              c -> new ConfusionCell(c.getActual(), c.getPredicted()),
                              c -> Math.toIntExact(c.getCount()))))
              .isEqualTo(cells);
          assertThat(figures.getLabelled())
              .isEqualTo(cells.values().stream().mapToInt(count -> count).sum());
          assertThat(figures.getCorrect())
              .isEqualTo(
                  cells.entrySet().stream()
                      .filter(cell -> cell.getKey().isRight())
                      .mapToInt(Map.Entry::getValue)
                      .sum());
        });
  }

  private void restart() {
    store.flushCache();
    store = new AccuracyWindowStore(inner, MINUTE);
  }

  private Map<String, String> totals() {
    Map<String, String> totals = new HashMap<>();
    store.totals((key, labelled, wrong) -> totals.put(key.toString(), labelled + " " + wrong));
    return totals;
  }

  private int entries() {
    int count = 0;
    try (KeyValueIterator<Bytes, byte[]> all = inner.all()) {
      for (; all.hasNext(); count++) {
        all.next();
      }
    }
    return count;
  }

  /** The first layout: actual, predicted and count of each cell. */
  private static byte[] firstLayout(long windowEnd, boolean dirty, Object... cells) {
    ByteWriter out = new ByteWriter().putByte(1).putLong(windowEnd).putLong(1_000);
    out.putByte(dirty ? 1 : 0).putInt(cells.length / 3);
    for (int i = 0; i < cells.length; i += 3) {
      out.putText((String) cells[i]).putText((String) cells[i + 1]).putLong((Integer) cells[i + 2]);
    }
    return out.toBytes();
  }

  private static Bytes bytes(String key) {
    return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
  }

  @SuppressWarnings("unchecked")
  private KeyValueStore<Bytes, byte[]> counting(AtomicInteger writes) {
    return (KeyValueStore<Bytes, byte[]>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {KeyValueStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("put")) {
                writes.incrementAndGet();
              }
              try {
                return method.invoke(inner, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
