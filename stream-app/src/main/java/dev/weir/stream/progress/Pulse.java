package dev.weir.stream.progress;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.jspecify.annotations.Nullable;

/**
 * Beats whenever a stream thread gets on: with each poll and with each record. Whoever looks twice
 * and sees no beat in between knows that the thread is held up.
 */
public final class Pulse {
  private static final ThreadLocal<Pulse> OF_THREAD = new ThreadLocal<>();

  private final AtomicLong beats = new AtomicLong();
  private volatile String thread = "a stream thread";

  /** Written for each record without a barrier: the one who reads it waits for minutes. */
  private @Nullable ConsumerRecord<?, ?> record;

  /** Beats with each record that an extractor sees. */
  public static TimestampExtractor watching(TimestampExtractor extractor) {
    return (record, partitionTime) -> {
      Pulse pulse = OF_THREAD.get();
      if (pulse != null) {
        pulse.record = record;
        pulse.beat();
      }
      return extractor.extract(record, partitionTime);
    };
  }

  /** Beats as the thread that calls polls, whose records beat from now on too. */
  public void polls() {
    if (OF_THREAD.get() != this) {
      OF_THREAD.set(this);
      thread = Thread.currentThread().getName();
    }
    record = null;
    beat();
  }

  /** Only its thread writes, so nothing is lost. */
  private void beat() {
    beats.lazySet(beats.getPlain() + 1);
  }

  long beats() {
    return beats.get();
  }

  /** What the thread is held up with, without anything of a record's content. */
  String place() {
    ConsumerRecord<?, ?> last = record;
    return last == null
        ? thread
        : "%s, at or just before %s-%d@%d"
            .formatted(thread, last.topic(), last.partition(), last.offset());
  }
}
