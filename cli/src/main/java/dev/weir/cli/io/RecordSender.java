package dev.weir.cli.io;

import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to one topic, Weir's own keyed by their source, and waits for all acknowledgements
 * on close.
 */
public final class RecordSender implements AutoCloseable {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final KafkaProducer<byte[], byte[]> producer;
  private final RecordForm form;
  private final String topic;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /** Takes the settings of the producer and its serde. */
  public RecordSender(Map<String, Object> clients, TopicNames topics, Topic topic) {
    this(clients, topics.name(topic), RecordForm.ofWeir(clients));
  }

  /**
   * Sends records in another form.
   *
   * @param topic the full name
   */
  public RecordSender(Map<String, Object> clients, String topic, RecordForm form) {
    Map<String, Object> config = new HashMap<>(clients);
    config.put("acks", "all");
    config.putIfAbsent("linger.ms", 5);
    // A missing topic is reported after max.block.ms; Kafka's default of a minute is too long for
    // interactive use.
    config.putIfAbsent("max.block.ms", 15_000);
    this.topic = topic;
    this.form = form;
    this.producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Sends a record without waiting for it.
   *
   * @throws SendException if an earlier one could not be sent
   */
  public void send(String source, SpecificRecord record) {
    send(source, record, null);
  }

  /** The same with a Kafka timestamp in milliseconds; null: now. */
  public void send(String source, SpecificRecord record, @Nullable Long timestamp) {
    check();
    var _ = // the callback records a failure
        producer.send(
            form.record(topic, source, record, timestamp),
            (metadata, problem) -> acknowledge(problem));
  }

  private void acknowledge(Exception problem) {
    if (problem == null) {
      sent.incrementAndGet();
    } else {
      failure.compareAndSet(null, problem);
    }
  }

  /** The number of acknowledged records; final once this is flushed or closed. */
  public long sent() {
    return sent.get();
  }

  /**
   * Waits until all records are acknowledged.
   *
   * @throws SendException if one could not be sent
   */
  public void flush() {
    producer.flush();
    check();
  }

  private void check() {
    if (failure.get() != null) {
      throw new SendException("could not send to the topic '" + topic + "'", failure.get());
    }
  }

  /** Accepts no more records and waits briefly for those in flight. Thread-safe. */
  public void stop() {
    producer.close(CLOSE_TIMEOUT);
  }

  @Override
  public void close() {
    producer.close();
  }
}
