package dev.weir.stream.models;

import dev.weir.schemas.ModelKeyFormat;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Copies the records of {@code models} unchanged into the global store and signals the change. It
 * decodes nothing and so cannot fail: an exception here would stop every instance, again after each
 * restart. Kafka Streams restores through one instance and updates through another; neither has
 * state.
 */
public final class ModelsProcessor implements Processor<byte[], byte[], Void, Void> {
  private final String storeName;
  private final Runnable changed;
  private final Runnable ignored;
  private KeyValueStore<Bytes, byte[]> store;

  /**
   * Creates a processor.
   *
   * @param changed called for each record put into the store
   * @param ignored called for each record whose key is neither a manifest's nor an assignment's
   */
  public ModelsProcessor(String storeName, Runnable changed, Runnable ignored) {
    this.storeName = storeName;
    this.changed = changed;
    this.ignored = ignored;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    store = context.getStateStore(storeName);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    // Records under other keys, which any client may write, would stay in memory for good.
    if (record.key() == null || !ModelKeyFormat.isOfModels(Utils.utf8(record.key()))) {
      ignored.run();
      return;
    }
    store.put(Bytes.wrap(record.key()), record.value());
    changed.run();
  }
}
