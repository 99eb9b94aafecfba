package dev.weir.testkit;

import dev.weir.sandbox.Sandbox;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.json.RecordFormat;
import dev.weir.schemas.topics.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A stack's producers and consumers. */
final class StackClients implements AutoCloseable {

  private static final Duration LETTERS_TIMEOUT = Duration.ofSeconds(5);

  private final Map<String, Object> settings;
  private final TopicFollower<Prediction, Prediction> predictions;
  private final TopicFollower<byte[], DeadLetter> deadLetters;

  StackClients(Sandbox sandbox) {
    this.settings =
        Map.of(
            "bootstrap.servers", sandbox.bootstrapServers(),
            "schema.registry.url", sandbox.registryUrl());
    this.predictions =
        new TopicFollower<>(
            "predictions",
            () -> consumer(Topic.PREDICTIONS, Prediction.class),
            StackClients::champions);
    // A record of that topic without a reason is a replay marker, not a dead letter.
    this.deadLetters =
        new TopicFollower<>(
            "dead letters",
            () -> consumer(Topic.DEAD_LETTERS, new ByteArrayDeserializer()),
            record -> DeadLetterHeaders.read(record.headers()));
  }

  /** Challengers' predictions on the same topic are ignored, so each record counts once. */
  private static Optional<Prediction> champions(ConsumerRecord<String, Prediction> record) {
    return Optional.of(record.value()).filter(it -> it.getRole().equals(Prediction.CHAMPION));
  }

  Map<String, Object> settings() {
    return settings;
  }

  <T extends SpecificRecord> Producer<String, T> producer(Class<T> type) {
    return new KafkaProducer<>(
        settings, new StringSerializer(), AvroSerde.create(type, settings).serializer());
  }

  <T extends SpecificRecord> Consumer<String, T> consumer(Topic topic, Class<T> type) {
    return consumer(topic, RecordFormat.AVRO.serde(type, settings).deserializer());
  }

  private <T> Consumer<String, T> consumer(Topic topic, Deserializer<T> values) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", settings.get("bootstrap.servers"), "fetch.max.wait.ms", 20);
    Consumer<String, T> consumer = TopicReader.consumer(config, new StringDeserializer(), values);
    new TopicReader<>(consumer).startAtBeginning(TopicNames.DEFAULT.name(topic));
    return consumer;
  }

  <T extends SpecificRecord> void send(
      Topic topic, Class<T> type, Function<T, String> key, List<T> records) {
    try (Producer<String, T> producer = producer(type)) {
      List<Future<RecordMetadata>> sent =
          records.stream()
              .map(
                  each ->
                      producer.send(
                          new ProducerRecord<>(
                              TopicNames.DEFAULT.name(topic), key.apply(each), each)))
              .toList();
      producer.flush();
      sent.forEach(StackClients::check);
    }
  }

  private static void check(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker refused a record", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending", e);
    }
  }

  List<Prediction> predictions(int count, Duration patience) {
    List<Prediction> all = predictions.await(count, patience);
    if (all.size() < count) {
      List<DeadLetter> letters = deadLetters.await(0, LETTERS_TIMEOUT);
      throw predictions.tooFew(
          count, patience, letters.isEmpty() ? "" : "; dead letters: " + letters);
    }
    return all;
  }

  List<DeadLetter> deadLetters(int count, Duration patience) {
    List<DeadLetter> all = deadLetters.await(count, patience);
    if (all.size() < count) {
      throw deadLetters.tooFew(count, patience, "");
    }
    return all;
  }

  @Override
  public void close() {
    predictions.close();
    deadLetters.close();
  }
}
