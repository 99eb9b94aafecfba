package dev.weir.stream.readiness;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Finds the record that a consumer fails on, which its exceptions do not reliably name: reads one
 * record at a time, from where the consumer stands.
 *
 * <p>Kafka's consumer reads a batch from its beginning, regardless of the position within it. The
 * offsets after an unreadable record can therefore not be read either, up to the end of its batch.
 */
final class UnreadableSearch {
  /** More records than a poll returns, unless {@code kafka.max.poll.records} is far higher. */
  private static final int MOST_RECORDS = 10_000;

  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> probe;
  private final long deadline;
  private Throwable failure;

  /**
   * Creates a search.
   *
   * @param probe without a group, of one record per poll
   * @param limit of the time
   */
  UnreadableSearch(Consumer<byte[], byte[]> probe, Duration limit) {
    this.probe = probe;
    this.deadline = System.nanoTime() + limit.toNanos();
  }

  /** Whether a consumer's failure may be that of a record. */
  static boolean isOfRecord(Throwable failure) {
    return failure instanceof OutOfMemoryError
        || failure instanceof SerializationException
        || failure instanceof CorruptRecordException
        || failure instanceof InvalidRecordException
        || failure instanceof RecordTooLargeException
        || failure.getClass() == KafkaException.class;
  }

  /** Finds the first unreadable record; empty if there is none, or time is up. */
  Optional<UnreadableSpan> find(Map<TopicPartition, Long> positions) {
    Map<TopicPartition, Long> ends = probe.endOffsets(positions.keySet());
    for (Map.Entry<TopicPartition, Long> position : positions.entrySet()) {
      TopicPartition partition = position.getKey();
      long end = ends.get(partition);
      OptionalLong first = firstUnreadable(partition, position.getValue(), end);
      if (first.isPresent()) {
        Throwable why = failure;
        long next = firstReadable(partition, first.getAsLong(), end);
        return Optional.of(new UnreadableSpan(partition, first.getAsLong(), next, why));
      }
    }
    return Optional.empty();
  }

  private OptionalLong firstUnreadable(TopicPartition partition, long from, long end) {
    return read(partition, from, end, MOST_RECORDS)
        ? OptionalLong.empty()
        : OptionalLong.of(probe.position(partition));
  }

  /** Doubles the distance until an offset can be read, then halves the interval before it. */
  private long firstReadable(TopicPartition partition, long unreadable, long end) {
    long low = unreadable;
    long high = Math.min(low + 1, end);
    for (long step = 2; high < end && !read(partition, high, end, 1); step *= 2) {
      low = high;
      high = Math.min(high + step, end);
    }
    while (high - low > 1 && !isLate()) {
      long middle = low + (high - low) / 2;
      if (read(partition, middle, end, 1)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return isLate() ? low + 1 : high; // rather too little than to lose what can be read
  }

  /**
   * Returns whether this many records can be read within the time limit; after a failure the
   * position is that of the record.
   */
  private boolean read(TopicPartition partition, long from, long end, int records) {
    probe.unsubscribe(); // drops what is left of a batch that failed
    probe.assign(List.of(partition));
    probe.seek(partition, from);
    try {
      for (int read = 0; read < records && probe.position(partition) < end && !isLate(); ) {
        read += probe.poll(POLL).count();
      }
      return true;
    } catch (KafkaException | OutOfMemoryError e) {
      if (!isOfRecord(e)) {
        throw e;
      }
      failure = e;
      return false;
    }
  }

  private boolean isLate() {
    return System.nanoTime() - deadline > 0;
  }
}
