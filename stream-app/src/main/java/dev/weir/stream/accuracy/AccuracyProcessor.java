package dev.weir.stream.accuracy;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.stream.state.Age;
import dev.weir.stream.state.ExpirySweep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Stage two of the accuracy: sums the deltas of a window, whichever partition they come from and
 * however late, and emits what changed.
 *
 * <p>Which windows have changed since they were emitted is written with their counts; after a
 * restart the set is read from the store again, so no change is ever left unsaid.
 */
public final class AccuracyProcessor
    implements Processor<String, ConfusionDelta, String, AccuracyWindow> {
  private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);

  private final AccuracySettings settings;
  private final Set<Bytes> dirty = new LinkedHashSet<>();
  private ProcessorContext<String, AccuracyWindow> context;
  private KeyValueStore<Bytes, byte[]> store;
  private ExpirySweep sweep;
  private long newestWindowEnd = Long.MIN_VALUE;

  public AccuracyProcessor(AccuracySettings settings) {
    this.settings = settings;
  }

  @Override
  public void init(ProcessorContext<String, AccuracyWindow> context) {
    this.context = context;
    store = context.getStateStore(settings.store());
    sweep = new ExpirySweep(store, settings.retention().toMillis(), this::expire);
    readStore();
    if (!settings.emitInterval().isZero()) {
      context.schedule(
          settings.emitInterval(), PunctuationType.WALL_CLOCK_TIME, now -> emitDirty());
    }
    context.schedule(
        SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> sweep.run(newestWindowEnd, now));
  }

  @Override
  public void process(Record<String, ConfusionDelta> record) {
    WindowKey key = WindowKey.parse(record.key());
    Bytes stored = Bytes.wrap(record.key().getBytes(StandardCharsets.UTF_8));
    WindowCounts counts = countsOf(stored, key);
    counts.add(record.value(), context.currentSystemTimeMs());
    newestWindowEnd = Math.max(newestWindowEnd, windowEnd(key));
    if (settings.emitInterval().isZero()) {
      emit(stored, key, counts);
    } else {
      dirty.add(stored);
      store.put(stored, counts.toBytes());
    }
  }

  private WindowCounts countsOf(Bytes stored, WindowKey key) {
    byte[] bytes = store.get(stored);
    if (bytes == null) {
      sweep.added();
      return new WindowCounts(windowEnd(key));
    }
    return WindowCounts.fromBytes(bytes);
  }

  private void emitDirty() {
    dirty.forEach(this::emit);
    dirty.clear();
  }

  /** An emission interval beyond the retention must not swallow a window's last figures. */
  private void expire(Bytes stored) {
    if (dirty.remove(stored)) {
      emit(stored);
    }
  }

  private void emit(Bytes stored) {
    WindowKey key = WindowKey.parse(new String(stored.get(), StandardCharsets.UTF_8));
    emit(stored, key, WindowCounts.fromBytes(store.get(stored)));
  }

  private void emit(Bytes stored, WindowKey key, WindowCounts counts) {
    counts.emitted();
    store.put(stored, counts.toBytes());
    AccuracyWindow window = AccuracyFigures.of(key, windowEnd(key), counts.cells());
    context.forward(new Record<>(key.toString(), window, context.currentSystemTimeMs()));
  }

  private void readStore() {
    try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        newestWindowEnd = Math.max(newestWindowEnd, Age.of(entry.value).eventTime());
        if (WindowCounts.fromBytes(entry.value).isDirty()) {
          dirty.add(entry.key);
        }
      }
    }
  }

  private long windowEnd(WindowKey key) {
    return key.start() + settings.window().toMillis();
  }
}
