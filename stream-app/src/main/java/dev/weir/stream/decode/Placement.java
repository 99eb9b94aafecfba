package dev.weir.stream.decode;

import io.micrometer.core.instrument.Counter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.TimestampExtractor;
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

  /**
   * Looks at every record that an extractor sees. A processor of its own for it took a fortieth of
   * the stream thread's time; an extractor is told the partition as well.
   */
  public TimestampExtractor watching(TimestampExtractor extractor) {
    return (record, partitionTime) -> {
      if (record.key() instanceof byte[] key && partition(key, partitions) != record.partition()) {
        notice(record.partition());
      }
      return extractor.extract(record, partitionTime);
    };
  }

  private void notice(int partition) {
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
