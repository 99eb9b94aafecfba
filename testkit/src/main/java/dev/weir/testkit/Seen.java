package dev.weir.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** The relevant records of a topic since its start, as far as they have been read. */
final class Seen<R> implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final String what;
  private final Supplier<Consumer<String, ?>> open;
  private final Function<ConsumerRecord<String, ?>, Optional<R>> read;
  private final List<R> all = new ArrayList<>();
  private Consumer<String, ?> consumer;

  <V> Seen(
      String what,
      Supplier<Consumer<String, V>> open,
      Function<ConsumerRecord<String, V>, Optional<R>> read) {
    this.what = what;
    this.open = open::get;
    this.read = narrowed(read);
  }

  /** Safe because consumer and function come from one call and are only used together. */
  @SuppressWarnings("unchecked")
  private static <V, R> Function<ConsumerRecord<String, ?>, Optional<R>> narrowed(
      Function<ConsumerRecord<String, V>, Optional<R>> read) {
    return record -> read.apply((ConsumerRecord<String, V>) record);
  }

  /** Reads until there are {@code count} records or the time is up, then polls once more. */
  synchronized List<R> await(int count, Duration patience) {
    if (consumer == null) {
      consumer = open.get();
    }
    long deadline = System.nanoTime() + patience.toNanos();
    while (all.size() < count && System.nanoTime() < deadline) {
      poll();
    }
    poll();
    return List.copyOf(all);
  }

  private void poll() {
    ConsumerRecords<String, ?> records = consumer.poll(POLL);
    records.forEach(record -> read.apply(record).ifPresent(all::add));
  }

  synchronized IllegalStateException tooFew(int count, Duration patience, String more) {
    return new IllegalStateException(
        "after %d s: %d of %d %s%s".formatted(patience.toSeconds(), all.size(), count, what, more));
  }

  @Override
  public synchronized void close() {
    if (consumer != null) {
      consumer.close();
    }
  }
}
