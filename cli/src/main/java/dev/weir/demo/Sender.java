package dev.weir.demo;

import dev.weir.model.Progress;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.schemas.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends every signal of the demo once, and afterwards the truth about it as a label. */
final class Sender {

  private final Map<String, Object> clients;
  private final Topics topics;
  private final Truth truth;
  private final long[] sentAt;

  Sender(Map<String, Object> clients, Topics topics, Truth truth) {
    this.clients = clients;
    this.topics = topics;
    this.truth = truth;
    this.sentAt = new long[truth.size()];
  }

  /** When each record was handed to the producer, {@link System#nanoTime}, by its index. */
  long[] sentAt() {
    return sentAt;
  }

  void sendSignals(Progress progress) {
    try (Producer<String, SignalRecord> producer = producer(SignalRecord.class)) {
      sendAll(producer, Topic.SIGNALS, this::signal, progress, "sending signals");
    }
  }

  void sendLabels(Progress progress) {
    try (Producer<String, LabelRecord> producer = producer(LabelRecord.class)) {
      sendAll(producer, Topic.LABELS, this::label, progress, "sending labels");
    }
  }

  private SignalRecord signal(int index) {
    sentAt[index] = System.nanoTime();
    return SignalRecord.of(
        truth.id(index), truth.source(index), Instant.now(), truth.values(index));
  }

  private LabelRecord label(int index) {
    return LabelRecord.newBuilder()
        .setSource(truth.source(index))
        .setRecordId(truth.id(index))
        .setEventTime(Instant.now())
        .setLabel(truth.label(index))
        .build();
  }

  private <T extends SpecificRecord> void sendAll(
      Producer<String, T> producer,
      Topic topic,
      java.util.function.IntFunction<T> record,
      Progress progress,
      String stage) {
    AtomicReference<Exception> failure = new AtomicReference<>();
    for (int i = 0; i < truth.size(); i++) {
      producer.send(
          new ProducerRecord<>(topics.name(topic), truth.source(i), record.apply(i)),
          (metadata, problem) -> failure.compareAndSet(null, problem));
      progress.update(stage, i + 1, truth.size());
    }
    producer.flush();
    if (failure.get() != null) {
      throw new DemoFailure("could not send to " + topics.name(topic), failure.get());
    }
  }

  private <T extends SpecificRecord> Producer<String, T> producer(Class<T> type) {
    Map<String, Object> config = new java.util.HashMap<>(clients);
    config.put("acks", "all");
    config.put("linger.ms", 5);
    return new KafkaProducer<>(
        config, new StringSerializer(), AvroSerde.create(type, clients).serializer());
  }
}
