package dev.weir.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The relevant records of a topic since its start, as far as they have been read. */
final class TopicFollower<V, R> implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final String what;
  private final Supplier<Consumer<String, V>> open;
  private final Function<ConsumerRecord<String, V>, Optional<R>> read;
  private final List<R> all = new ArrayList<>();
  private Consumer<String, V> consumer;

  TopicFollower(
      String what,
      Supplier<Consumer<String, V>> open,
      Function<ConsumerRecord<String, V>, Optional<R>> read) {
    this.what = what;
    this.open = open;
    this.read = read;
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
    consumer.poll(POLL).forEach(record -> read.apply(record).ifPresent(all::add));
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
