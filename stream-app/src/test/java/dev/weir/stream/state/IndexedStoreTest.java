package dev.weir.stream.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.internals.RecordCollector;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class IndexedStoreTest {
  private static final TaskId TASK = new TaskId(0, 1);

  private final List<String> done = new ArrayList<>();
  private final OutputFailures failures = new OutputFailures();
  private Runnable onFlush = () -> {};

  /** Records when it is written. */
  private final class Noting extends IndexedStore {
    private final String what;
    private boolean isEmpty;

    private Noting(KeyValueStore<Bytes, byte[]> inner, String what) {
      super(inner);
      this.what = what;
    }

    @Override
    protected void load(KeyValueStore<Bytes, byte[]> inner) {}

    @Override
    protected void forget() {}

    @Override
    protected boolean hasUnwritten() {
      return !isEmpty;
    }

    @Override
    protected void write(KeyValueStore<Bytes, byte[]> inner) {
      done.add(what);
      isEmpty = true;
    }

    private void use() {
      var _ = loaded();
    }
  }

  @Test
  void shouldWriteOnceOutputsAreConfirmed() {
    // Given
    Noting store = store("at_least_once");

    // When
    store.flushCache();

    // Then
    assertThat(done).containsExactly("outputs flushed", "written");
    assertThat(store.holdsBack()).isTrue();
  }

  @Test
  void shouldWriteNothingWhereOutputWasRefused() {
    // Given a failure that Kafka Streams reports when outputs are flushed
    Noting store = store("at_least_once");
    onFlush =
        () -> {
          failures.failed();
          throw new StreamsException("refused");
        };

    // When, then
    assertThatThrownBy(store::flushCache).hasMessage("refused");
    assertThat(done).containsExactly("outputs flushed");
  }

  @Test
  void shouldWriteNothingWhereRefusalWasToldElsewhere() {
    // Given a failure that was thrown earlier, for example while a record was processed
    Noting store = store("at_least_once");
    failures.failed();

    // When the task is closed, which flushes its stores again
    assertThatThrownBy(store::flushCache).hasMessageContaining("an output was rejected");

    // Then
    assertThat(done).containsExactly("outputs flushed");
  }

  @Test
  void shouldWriteAgainOnceStateWasReadAnew() {
    // Given
    Noting store = store("at_least_once");
    failures.failed();

    // When
    store.clearCache();
    store.use();
    store.flushCache();

    // Then
    assertThat(done).containsExactly("outputs flushed", "written");
  }

  @Test
  void shouldWaitForNothingWhereThereIsNothingToWrite() {
    // Given
    Noting store = store("at_least_once");
    store.isEmpty = true;

    // When
    store.flushCache();

    // Then
    assertThat(done).isEmpty();
  }

  @Test
  void shouldLeaveOrderToTransactionsWithExactlyOnce() {
    // Given
    Noting store = store("exactly_once_v2");
    failures.failed();

    // When
    store.flushCache();

    // Then
    assertThat(done).containsExactly("written");
    assertThat(store.holdsBack()).isFalse();
  }

  @Test
  void shouldWriteBehindTheStoreWhoseEntriesBelongToIt() {
    // Given a store that Kafka Streams flushes first
    Noting signals = store("at_least_once", "signals");
    Noting predictions = store("at_least_once", "predictions");
    signals.writtenAfter(predictions);

    // When
    signals.flushCache();
    predictions.flushCache();

    // Then the brokers have the other store's records before it is written
    assertThat(done)
        .containsExactly("outputs flushed", "predictions", "outputs flushed", "signals");
  }

  @Test
  void shouldBeginItsTaskAnewWhereItsOutputWasNotWrittenInTime() {
    // Given
    Noting store = store("at_least_once");
    failures.failed(TASK);

    // When, then
    assertThatThrownBy(store::flushCache)
        .isInstanceOfSatisfying(
            TaskCorruptedException.class,
            e -> assertThat(e.corruptedTasks()).containsExactly(TASK));
    assertThat(done).containsExactly("outputs flushed");
  }

  @Test
  void shouldGoOnWhereOutputOfAnotherTaskWasNotWrittenInTime() {
    // Given
    Noting store = store("at_least_once");
    failures.failed(new TaskId(0, 2));

    // When
    store.flushCache();

    // Then
    assertThat(done).containsExactly("outputs flushed", "written");
  }

  @Test
  void shouldCountWhatKafkaStreamsMakesAnEndOfByItself() {
    // Given
    Noting store = store("at_least_once");
    failures.notifyStreams(() -> failures.accepted());
    failures.notifyStreams(() -> failures.failed(new TaskId(0, 2)));
    store.flushCache();
    store.isEmpty = false;

    // When no handler was called
    failures.notifyStreams(() -> {});

    // Then
    assertThatThrownBy(store::flushCache).hasMessageContaining("an output was rejected");
  }

  private Noting store(String guarantee) {
    return store(guarantee, "written");
  }

  private Noting store(String guarantee, String what) {
    Noting store = new Noting(of(KeyValueStore.class), what);
    Object context =
        Proxy.newProxyInstance(
            IndexedStoreTest.class.getClassLoader(),
            new Class<?>[] {StateStoreContext.class, RecordCollector.Supplier.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "taskId" -> TASK;
                  case "appConfigs" ->
                      Map.of("processing.guarantee", guarantee, OutputFailures.SETTING, failures);
                  case "recordCollector" -> collector();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
    store.init((StateStoreContext) context, (StateStore) store);
    store.use();
    return store;
  }

  private RecordCollector collector() {
    return (RecordCollector)
        Proxy.newProxyInstance(
            IndexedStoreTest.class.getClassLoader(),
            new Class<?>[] {RecordCollector.class},
            (proxy, method, arguments) -> {
              done.add("outputs flushed");
              onFlush.run();
              return null;
            });
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // of a generic type
  private static <T> T of(Class<?> type) {
    return (T)
        Proxy.newProxyInstance(
            IndexedStoreTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> null);
  }
}
