package dev.weir.stream.drift;

import dev.weir.schemas.DriftEvent;
import dev.weir.stream.config.DriftSettings;
import dev.weir.stream.metrics.DriftMeters;
import dev.weir.stream.names.ScoringIdentity;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.state.ExpirySweep;
import dev.weir.stream.state.OutputConfirmation;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A drift test of model versions, whose state is a plain store with an entry per version.
 *
 * @param <V> the counts under test
 */
abstract class DriftProcessor<V> implements Processor<String, V, String, DriftEvent> {
  protected final DriftSettings settings;
  protected DriftMeters.Task meters;
  protected ProcessorContext<String, DriftEvent> context;
  protected KeyValueStore<Bytes, byte[]> store;
  protected ExpirySweep sweep;

  /** The newest event time, in milliseconds since the epoch. */
  protected long newest = Long.MIN_VALUE / 2;

  private final String storeName;
  private final DriftMeters allMeters;
  private OutputConfirmation outputs;

  DriftProcessor(String storeName, DriftSettings settings, DriftMeters meters) {
    this.storeName = storeName;
    this.settings = settings;
    this.allMeters = meters;
  }

  @Override
  public void init(ProcessorContext<String, DriftEvent> context) {
    this.context = context;
    outputs = OutputConfirmation.of(context.taskId(), context.appConfigs(), context);
    meters = allMeters.task();
    store = context.getStateStore(storeName);
    sweep = new ExpirySweep(store, settings.retention().toMillis(), this::expired);
    context.schedule(TopologyNames.SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, this::run);
  }

  /** Called before the entry of a version is deleted. */
  void expired(Bytes version) {}

  /** Deletes expired entries. */
  void run(long now) {
    sweep.run(newest, now);
  }

  /**
   * Sends an event and waits until the brokers have it: the state that is stored next marks it as
   * sent.
   *
   * @param event without the version and the time of detection
   */
  void send(ScoringIdentity version, DriftEvent.Builder event, long now) {
    event.setModel(version.model()).setVersion(version.version()).setRole(version.role());
    event.setDetectedAt(Instant.ofEpochMilli(now));
    context.forward(new Record<>(version.toString(), event.build(), now));
    outputs.await();
  }

  @Override
  public void close() {
    meters.close();
  }
}
