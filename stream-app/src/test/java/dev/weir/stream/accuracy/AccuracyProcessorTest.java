package dev.weir.stream.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.stream.names.ScoringIdentity;
import dev.weir.stream.names.TopologyNames;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class AccuracyProcessorTest {
  private final KeyValueStore<Bytes, byte[]> inner =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore(TopologyNames.ACCURACY_WINDOWS),
              Serdes.Bytes(),
              Serdes.ByteArray())
          .withLoggingDisabled()
          .build();
  private final AccuracyWindowStore store = new AccuracyWindowStore(inner, Duration.ofMinutes(1));

  @Test
  void shouldEmitAfterRestartWhatWasNotEmittedBefore() {
    // Given
    AccuracyProcessor before = processor();
    before.init(context());
    String key =
        new AccuracyWindowKey(new ScoringIdentity("m", "v", "champion"), 60_000).toString();
    before.process(new Record<>(key, ConfusionDelta.of(null, "a", "b"), 1));

    // When
    MockProcessorContext<String, AccuracyWindow> context = restarted();
    processor().init(context);
    context.scheduledPunctuators().getFirst().getPunctuator().punctuate(1);
    context.scheduledPunctuators().getFirst().getPunctuator().punctuate(2);

    // Then
    List<MockProcessorContext.CapturedForward<? extends String, ? extends AccuracyWindow>> sent =
        context.forwarded();
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().record().key()).isEqualTo(key);
    assertThat(sent.getFirst().record().value().getLabelled()).isEqualTo(1);
  }

  @Test
  void shouldStartCleanWhereEverythingWasEmitted() {
    // Given
    MockProcessorContext<String, AccuracyWindow> first = context();
    AccuracyProcessor before = processor();
    before.init(first);
    String key =
        new AccuracyWindowKey(new ScoringIdentity("m", "v", "champion"), 60_000).toString();
    before.process(new Record<>(key, ConfusionDelta.of(null, "a", "b"), 1));
    first.scheduledPunctuators().getFirst().getPunctuator().punctuate(1);

    // When
    MockProcessorContext<String, AccuracyWindow> context = restarted();
    processor().init(context);
    context.scheduledPunctuators().getFirst().getPunctuator().punctuate(2);

    // Then
    assertThat(first.forwarded()).hasSize(1);
    assertThat(context.forwarded()).isEmpty();
  }

  @Test
  void shouldForgetWhatAnAbortedTransactionChanged() {
    // Given a window that is only in memory
    AccuracyProcessor processor = processor();
    processor.init(context());
    String key =
        new AccuracyWindowKey(new ScoringIdentity("m", "v", "champion"), 60_000).toString();
    processor.process(new Record<>(key, ConfusionDelta.of(null, "a", "b"), 1));

    // When the same processor restarts from the committed state, which is empty
    processor.close();
    store.close();
    MockProcessorContext<String, AccuracyWindow> again = context();
    processor.init(again);
    again.scheduledPunctuators().getFirst().getPunctuator().punctuate(2);

    // Then
    assertThat(again.forwarded()).isEmpty();
  }

  private MockProcessorContext<String, AccuracyWindow> context() {
    MockProcessorContext<String, AccuracyWindow> context = new MockProcessorContext<>();
    context.setCurrentSystemTimeMs(1);
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
    return context;
  }

  /** A context with the store's content at its last commit. */
  private MockProcessorContext<String, AccuracyWindow> restarted() {
    store.flushCache();
    MockProcessorContext<String, AccuracyWindow> context = new MockProcessorContext<>();
    context.setCurrentSystemTimeMs(1);
    context.addStateStore(new AccuracyWindowStore(inner, Duration.ofMinutes(1)));
    return context;
  }

  private static AccuracyProcessor processor() {
    return new AccuracyProcessor(Duration.ofSeconds(10), Duration.ofDays(7));
  }
}
