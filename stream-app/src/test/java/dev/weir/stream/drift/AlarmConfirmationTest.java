package dev.weir.stream.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.DriftEvent;
import dev.weir.stream.accuracy.AccuracyWindowStore;
import dev.weir.stream.config.DriftSettings;
import dev.weir.stream.metrics.DriftMeters;
import dev.weir.stream.names.TopologyNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.RecordCollector;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With at-least-once an alarm counts as sent once the brokers have it. */
class AlarmConfirmationTest {
  private static final DriftSettings SETTINGS =
      new DriftSettings(
          0.005,
          10,
          50,
          Duration.ZERO,
          100,
          0.1,
          0.25,
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofDays(7));

  private final KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("drift").get();
  private AccuracyWindowStore windows;
  private final DriftMeters meters = new DriftMeters(new SimpleMeterRegistry());
  private final List<String> done = new ArrayList<>();
  private final List<Punctuator> punctuators = new ArrayList<>();
  private boolean isRefusing;

  @Test
  void shouldStoreChangeOfScoresOnceTheBrokersHaveItsEvent() {
    // Given
    ScoreDriftProcessor watch = new ScoreDriftProcessor(SETTINGS, meters);
    watch.init(context());
    Record<String, ScoreDelta> changed =
        new Record<>(
            "m/v/champion",
            new ScoreDelta(
                1,
                2,
                new long[] {0, 1_000},
                new long[] {500, 500},
                new long[] {500, 500},
                new long[] {500, 500}),
            1);

    // When
    isRefusing = true;
    assertThatThrownBy(() -> watch.process(changed)).hasMessage("refused");

    // Then
    assertThat(done).containsExactly("sent", "flushed");

    // When
    isRefusing = false;
    watch.process(changed);

    // Then it is sent
    assertThat(done).containsExactly("sent", "flushed", "sent", "flushed", "stored");
  }

  @Test
  void shouldStoreAlarmOfErrorsOnceTheBrokersHaveItsEvent(@TempDir File folder) {
    // Given
    windows = windows(folder);
    ErrorDriftProcessor watch = new ErrorDriftProcessor(SETTINGS, meters);
    watch.init(context());
    for (int minute = 0; minute < 50; minute++) {
      watch.process(new Record<>("window", window(minute, minute < 40 ? 9 : 3), 1));
    }

    // When
    isRefusing = true;
    assertThatThrownBy(() -> punctuators.getFirst().punctuate(1)).hasMessage("refused");

    // Then
    assertThat(done).containsExactly("sent", "flushed");

    // When
    isRefusing = false;
    punctuators.getFirst().punctuate(2);

    // Then it is sent
    assertThat(done).startsWith("sent", "flushed", "sent", "flushed", "stored");
    windows.close();
  }

  private static AccuracyWindowStore windows(File folder) {
    AccuracyWindowStore windows =
        AccuracyWindowStore.builder("windows", Duration.ofMinutes(1)).withLoggingDisabled().build();
    MockProcessorContext<Object, Object> context =
        new MockProcessorContext<>(new Properties(), new TaskId(1, 0), folder);
    windows.init(context.getStateStoreContext(), windows);
    return windows;
  }

  private static AccuracyWindow window(int minute, long correct) {
    Instant start = Instant.EPOCH.plusSeconds(60L * minute);
    return AccuracyWindow.newBuilder()
        .setModel("m")
        .setVersion("v")
        .setRole("champion")
        .setWindowStart(start)
        .setWindowEnd(start.plusSeconds(60))
        .setLabelled(10)
        .setCorrect(correct)
        .setAccuracy(correct / 10.0)
        .setLower(0)
        .setUpper(1)
        .setConfusion(List.of())
        .build();
  }

  @SuppressWarnings("unchecked")
  private ProcessorContext<String, DriftEvent> context() {
    return (ProcessorContext<String, DriftEvent>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ProcessorContext.class, RecordCollector.Supplier.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "appConfigs" -> Map.of("processing.guarantee", "at_least_once");
                  case "taskId" -> new TaskId(1, 0);
                  case "currentSystemTimeMs" -> 1L;
                  case "getStateStore" ->
                      arguments[0].equals(TopologyNames.ACCURACY_WINDOWS) ? windows : noting();
                  case "schedule" -> {
                    punctuators.add((Punctuator) arguments[2]);
                    yield (Cancellable) () -> {};
                  }
                  case "forward" -> {
                    done.add("sent");
                    yield null;
                  }
                  case "recordCollector" -> collector();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private RecordCollector collector() {
    return (RecordCollector)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {RecordCollector.class},
            (proxy, method, arguments) -> {
              done.add("flushed");
              if (isRefusing) {
                throw new StreamsException("refused");
              }
              return null;
            });
  }

  private Object noting() {
    return Proxy.newProxyInstance(
        getClass().getClassLoader(),
        new Class<?>[] {KeyValueStore.class},
        (proxy, method, arguments) -> {
          if (method.getName().equals("put")) {
            done.add("stored");
          }
          return method.invoke(store, arguments);
        });
  }
}
