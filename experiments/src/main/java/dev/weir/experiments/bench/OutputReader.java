package dev.weir.experiments.bench;

import dev.weir.cli.io.CommittedReader;
import dev.weir.cli.io.StartPosition;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the committed records of a topology's output from now on. */
final class OutputReader implements AutoCloseable {

  private final CommittedReader<String, byte[]> reader;
  private final Duration timeout;

  OutputReader(Map<String, Object> clients, String topic, Duration timeout) {
    this.reader =
        CommittedReader.ofText(
            clients, new ByteArrayDeserializer(), topic, new StartPosition.Now());
    this.timeout = timeout;
  }

  /**
   * Reads that many records, and polls once more to detect a surplus.
   *
   * @param each receives each value
   * @throws BenchFailure if there are too few or too many
   */
  void take(long expected, Consumer<byte[]> each) {
    long deadline = System.nanoTime() + timeout.toNanos();
    long read = 0;
    while (read < expected && System.nanoTime() < deadline) {
      read += poll(each);
    }
    read += poll(each);
    if (read != expected) {
      throw new BenchFailure("of %d records came %d outputs".formatted(expected, read));
    }
  }

  /**
   * Reads that many records or, as whole batches are committed, more.
   *
   * @param counts which values count
   * @return how many
   * @throws BenchFailure if there are too few
   */
  long takeAtLeast(long expected, Predicate<byte[]> counts) {
    long deadline = System.nanoTime() + timeout.toNanos();
    long read = 0;
    while (read < expected) {
      if (System.nanoTime() > deadline) {
        throw new BenchFailure("of %d records came %d outputs".formatted(expected, read));
      }
      AtomicLong more = new AtomicLong();
      poll(output -> more.addAndGet(counts.test(output) ? 1 : 0));
      read += more.get();
    }
    return read;
  }

  /** Reads what is there. */
  long drain() {
    return poll(output -> {});
  }

  private long poll(Consumer<byte[]> each) {
    long read = 0;
    for (ConsumerRecord<String, byte[]> output : reader.poll()) {
      each.accept(output.value());
      read++;
    }
    return read;
  }

  @Override
  public void close() {
    reader.close();
  }
}
