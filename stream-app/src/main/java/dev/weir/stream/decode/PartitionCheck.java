package dev.weir.stream.decode;

import dev.weir.schemas.topics.KeyPartition;
import io.micrometer.core.instrument.Counter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects records on another partition than Java's default partitioner would choose for their key:
 * from a producer in another language with a different default, such as CRC32, or one that chooses
 * partitions itself. Labels and records placed by different rules are never joined.
 */
public final class PartitionCheck {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionCheck.class);

  private final String topic;
  private final int partitions;
  private final Counter misplaced;
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * Checks a topic, for all tasks.
   *
   * @param partitions of the topic
   * @param misplaced counts such records
   */
  public PartitionCheck(String topic, int partitions, Counter misplaced) {
    this.topic = topic;
    this.partitions = partitions;
    this.misplaced = misplaced;
  }

  /**
   * Checks every record that an extractor sees. A separate processor took a fortieth of the stream
   * thread's time; an extractor also knows the partition.
   */
  public TimestampExtractor watching(TimestampExtractor extractor) {
    return (record, partitionTime) -> {
      if (record.key() instanceof byte[] key) {
        check(key, record.partition());
      }
      return extractor.extract(record, partitionTime);
    };
  }

  /** Checks a record by its key, or by what should be its key. */
  public void check(byte[] key, int partition) {
    if (KeyPartition.of(key, partitions) != partition) {
      recordMisplaced(partition);
    }
  }

  private void recordMisplaced(int partition) {
    misplaced.increment();
    if (told.compareAndSet(false, true)) {
      LOG.warn(
          "records of {} are on other partitions than Java's partitioner chooses for their keys"
              + " (the first one on {}): if signals and labels are partitioned differently, labels"
              + " miss their predictions; set partitioner=murmur2_random in all producers, or"
              + " labels.repartition=true; logged once, weir_records_misplaced_total counts them",
          topic,
          partition);
    }
  }
}
