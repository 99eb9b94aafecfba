package dev.weir.stream.progress;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.jspecify.annotations.Nullable;

/**
 * A stream thread's progress counter, incremented by each poll and each record. If it does not
 * change, the thread is stuck.
 */
public final class ThreadProgress {
  private static final ThreadLocal<ThreadProgress> OF_THREAD = new ThreadLocal<>();

  private final AtomicLong beats = new AtomicLong();
  private volatile String thread = "a stream thread";

  /** Written for each record without a barrier: readers tolerate minutes of delay. */
  private @Nullable ConsumerRecord<?, ?> record;

  /** Counts each record that an extractor sees. */
  public static TimestampExtractor watching(TimestampExtractor extractor) {
    return (record, partitionTime) -> {
      ThreadProgress pulse = OF_THREAD.get();
      if (pulse != null) {
        pulse.record = record;
        pulse.increment();
      }
      return extractor.extract(record, partitionTime);
    };
  }

  /**
   * The record that the calling thread processes, or the one after it; null while it polls, and for
   * other threads.
   */
  public static @Nullable ConsumerRecord<?, ?> currentRecord() {
    ThreadProgress pulse = OF_THREAD.get();
    return pulse == null ? null : pulse.record;
  }

  /** Counts a poll of the calling thread and registers this counter for its records. */
  public void recordPoll() {
    if (OF_THREAD.get() != this) {
      OF_THREAD.set(this);
      thread = Thread.currentThread().getName();
    }
    record = null;
    increment();
  }

  /** Only its own thread writes, so no update is lost. */
  private void increment() {
    beats.lazySet(beats.getPlain() + 1);
  }

  long count() {
    return beats.get();
  }

  /** The position at which the thread is stuck, without any content of the record. */
  String place() {
    ConsumerRecord<?, ?> last = record;
    return last == null
        ? thread
        : "%s, at or just before %s-%d@%d"
            .formatted(thread, last.topic(), last.partition(), last.offset());
  }
}
