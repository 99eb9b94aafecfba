package dev.weir.bench;

import dev.weir.local.LocalStack;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Produces signals: those of a data set repeatedly, each time under a new id, from sixteen sources
 * in turn.
 */
final class Signals implements AutoCloseable {

  private static final int SOURCES = 16;

  private final double[][] values;
  private final String topic;
  private final KafkaProducer<String, SignalRecord> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private long sent;

  Signals(LocalStack stack, double[][] values) {
    this.values = values;
    this.topic = stack.topics().name(Topic.SIGNALS);
    Map<String, Object> config = new HashMap<>(stack.clients());
    config.put("acks", "all");
    config.put("linger.ms", 1);
    this.producer =
        new KafkaProducer<>(
            config,
            new StringSerializer(),
            AvroSerde.create(SignalRecord.class, config).serializer());
  }

  /**
   * Sends the next signal.
   *
   * @param millis event time and Kafka timestamp, since the epoch
   */
  void send(long millis) {
    long number = sent++;
    String source = "machine-" + number % SOURCES;
    SignalRecord signal =
        SignalRecord.of(
            "bench-" + number,
            source,
            Instant.ofEpochMilli(millis),
            values[(int) (number % values.length)]);
    var _ = // the callback records a failure
        producer.send(
            new ProducerRecord<>(topic, null, millis, source, signal),
            (metadata, problem) -> failure.compareAndSet(null, problem));
  }

  /**
   * Waits until all are acknowledged.
   *
   * @throws BenchFailure if one was not
   */
  void flush() {
    producer.flush();
    if (failure.get() != null) {
      throw new BenchFailure("could not send the signals", failure.get());
    }
  }

  /** Total number of signals sent. */
  long sent() {
    return sent;
  }

  @Override
  public void close() {
    producer.close();
  }
}
