package dev.weir.stream.decode;

import io.micrometer.core.instrument.Counter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices records that lie on another partition than Java's default partitioner gives their key: a
 * producer of another language with its own default, such as CRC32, or one that chooses partitions
 * by itself. Labels and records that are placed by different rules do not meet.
 */
public final class Placement {
  private static final Logger LOG = LoggerFactory.getLogger(Placement.class);

  private final String topic;
  private final int partitions;
  private final Counter misplaced;
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * Watches a topic, for all tasks.
   *
   * @param partitions how many the topic has
   * @param misplaced counts such records
   */
  public Placement(String topic, int partitions, Counter misplaced) {
    this.topic = topic;
    this.partitions = partitions;
    this.misplaced = misplaced;
  }

  /** Where Java's default partitioner puts a key: murmur2 of its bytes. */
  public static int partition(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  /** A processor that looks at every record of a task and passes it on. */
  public FixedKeyProcessor<byte[], byte[], byte[]> processor() {
    return new Check();
  }

  private final class Check implements FixedKeyProcessor<byte[], byte[], byte[]> {
    private FixedKeyProcessorContext<byte[], byte[]> context;
    private int partition;

    @Override
    public void init(FixedKeyProcessorContext<byte[], byte[]> context) {
      this.context = context;
      partition = context.taskId().partition();
    }

    @Override
    public void process(FixedKeyRecord<byte[], byte[]> record) {
      if (record.key() != null && partition(record.key(), partitions) != partition) {
        notice();
      }
      context.forward(record);
    }

    private void notice() {
      misplaced.increment();
      if (told.compareAndSet(false, true)) {
        LOG.warn(
            "records of {} lie on other partitions than Java's partitioner gives their keys (the"
                + " first one on {}): where signals and labels are not placed alike, labels miss"
                + " their predictions; give all producers partitioner=murmur2_random, or set"
                + " labels.repartition=true; this is told once, weir_records_misplaced_total"
                + " counts",
            topic,
            partition);
      }
    }
  }
}
