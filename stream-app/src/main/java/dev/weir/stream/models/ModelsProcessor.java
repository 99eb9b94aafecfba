package dev.weir.stream.models;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Puts the records of {@code models} into the global store as they are, and says that something
 * changed. It decodes nothing and so cannot fail: an exception here would stop every instance, and
 * again after each restart. Kafka Streams restores through one object and updates through another;
 * neither holds anything.
 */
public final class ModelsProcessor implements Processor<byte[], byte[], Void, Void> {
  private final String storeName;
  private final Runnable changed;
  private KeyValueStore<Bytes, byte[]> store;

  public ModelsProcessor(String storeName, Runnable changed) {
    this.storeName = storeName;
    this.changed = changed;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    store = context.getStateStore(storeName);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    store.put(Bytes.wrap(record.key()), record.value());
    changed.run();
  }
}
