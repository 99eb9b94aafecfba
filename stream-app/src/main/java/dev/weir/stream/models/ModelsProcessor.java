package dev.weir.stream.models;

import dev.weir.schemas.ModelKeys;
import java.nio.charset.StandardCharsets;
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
  private final Runnable ignored;
  private KeyValueStore<Bytes, byte[]> store;

  /**
   * A processor.
   *
   * @param changed told of each record that was put into the store
   * @param ignored told of each record whose key is none of a manifest or an assignment
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
    if (record.key() == null || !isKey(record.key())) {
      ignored.run();
      return;
    }
    store.put(Bytes.wrap(record.key()), record.value());
    changed.run();
  }

  /** What anybody may write under keys of their own would stay in memory for good. */
  private static boolean isKey(byte[] key) {
    return ModelKeys.isOfModels(new String(key, StandardCharsets.UTF_8));
  }
}
