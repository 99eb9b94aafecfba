package dev.weir.stream.accuracy;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.state.ExpirySweep;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Stage two of the accuracy: sums a window's deltas, from any partition and however late, and emits
 * what changed; an expired window is emitted as null.
 *
 * <p>A window's dirty flag is written with its counts and cleared with the commit after the
 * emission. After a restart the dirty set is read from the store, so every change is emitted.
 */
public final class AccuracyProcessor
    implements Processor<String, ConfusionDelta, String, AccuracyWindow> {
  private final Duration emitInterval;
  private final Duration retention;
  private ProcessorContext<String, AccuracyWindow> context;
  private AccuracyWindowStore windows;
  private ExpirySweep sweep;

  /**
   * Creates the processor of a task.
   *
   * @param emitInterval minimum time between two emissions of a window; zero: every change
   * @param retention how long counts are kept after their last change
   */
  public AccuracyProcessor(Duration emitInterval, Duration retention) {
    this.emitInterval = emitInterval;
    this.retention = retention;
  }

  @Override
  public void init(ProcessorContext<String, AccuracyWindow> context) {
    this.context = context;
    windows = context.getStateStore(TopologyNames.ACCURACY_WINDOWS);
    sweep = windows.sweep(retention, this::expire);
    if (!emitInterval.isZero()) {
      context.schedule(emitInterval, PunctuationType.WALL_CLOCK_TIME, now -> emitDirty());
    }
    context.schedule(TopologyNames.SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, this::sweep);
  }

  @Override
  public void process(Record<String, ConfusionDelta> record) {
    windows.add(record.key(), record.value(), context.currentSystemTimeMs());
    if (emitInterval.isZero()) {
      emit(record.key());
    }
  }

  private void emitDirty() {
    windows.dirty().forEach(this::emit);
  }

  private void sweep(long now) {
    windows.flushCache();
    sweep.added(windows.added());
    sweep.run(windows.newestEnd(), now);
  }

  /**
   * An emission interval longer than the retention must not drop a window's last figures. The
   * tombstone after them removes the window from the topic.
   */
  private void expire(String window) {
    if (windows.isDirty(window)) {
      emit(window);
    }
    context.forward(new Record<>(window, null, context.currentSystemTimeMs()));
  }

  private void emit(String window) {
    AccuracyWindow figures = windows.emit(window);
    context.forward(new Record<>(window, figures, context.currentSystemTimeMs()));
  }
}
