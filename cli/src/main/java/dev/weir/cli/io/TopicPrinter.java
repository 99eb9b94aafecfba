package dev.weir.cli.io;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.inputs.InputRecord;
import dev.weir.inputs.RecordMapper;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.FailureText;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.RegistryUnavailableException;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.SchemaSource;
import dev.weir.schemas.TextSanitizer;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.UndecodableException;
import dev.weir.schemas.json.RecordFormat;
import dev.weir.schemas.json.RecordJson;
import dev.weir.schemas.topics.MissingTopicException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Prints a topic's committed records as JSON lines, once each. Undecodable records are reported and
 * skipped.
 *
 * @param clients settings of the consumer and its serde
 * @param topics the names of the topics
 * @param out receives the records
 * @param err receives hints
 */
public record TopicPrinter(
    Map<String, Object> clients, TopicNames topics, PrintWriter out, PrintWriter err) {

  /**
   * Prints until {@code limit} records have been printed or none has arrived for {@code timeout}.
   *
   * @return the number of undecodable records
   */
  public long run(Topic topic, StartPosition from, long limit, Duration timeout) {
    try (Deserializer<? extends SpecificRecord> values = values(topic)) {
      return run(
          topics.name(topic),
          topic == Topic.DEAD_LETTERS ? TopicPrinter::letter : record -> record(values, record),
          from,
          limit,
          timeout);
    }
  }

  /** Predictions and accuracy are in Avro or, by the application's settings, in JSON. */
  private Deserializer<? extends SpecificRecord> values(Topic topic) {
    return switch (topic) {
      case PREDICTIONS -> ofBoth(Prediction.class);
      case ACCURACY -> ofBoth(AccuracyWindow.class);
      default -> AvroSerde.create(SpecificRecord.class, clients).deserializer();
    };
  }

  private <T extends SpecificRecord> Deserializer<T> ofBoth(Class<T> type) {
    return RecordFormat.readingBoth(type, AvroSerde.create(type, clients).deserializer());
  }

  /** The same for the records of an input, as they are mapped. */
  public long run(InputMapping input, StartPosition from, long limit, Duration timeout) {
    try (SchemaFetcher schemas = new SchemaFetcher()) {
      schemas.configure(clients);
      RecordMapper mapper = new RecordMapper(input, schemas);
      return MissingTopicException.ofInput(
          input.name(),
          () -> run(input.topic(), record -> mapped(mapper, record), from, limit, timeout));
    }
  }

  private long run(
      String name,
      Function<ConsumerRecord<byte[], byte[]>, String> render,
      StartPosition from,
      long limit,
      Duration timeout) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (var reader = new CommittedReader<>(clients, bytes, bytes, name, from)) {
      long printed = 0;
      long skipped = 0;
      long lastSeen = System.nanoTime();
      while (printed < limit && System.nanoTime() - lastSeen < timeout.toNanos()) {
        for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
          lastSeen = System.nanoTime();
          if (printed < limit) {
            boolean isDecodable = print(record, render);
            printed += isDecodable ? 1 : 0;
            skipped += isDecodable ? 0 : 1;
          }
        }
      }
      return skipped;
    }
  }

  /** Returns false if the record cannot be decoded. */
  private boolean print(
      ConsumerRecord<byte[], byte[]> record,
      Function<ConsumerRecord<byte[], byte[]>, String> render) {
    try {
      out.println(TextSanitizer.escape(render.apply(record)));
      out.flush(); // readers of a pipe get each record immediately, however this process ends
      return true;
    } catch (UndecodableException | UnmappableException e) {
      err.println("skipped %s: %s".formatted(place(record), FailureText.of(e)));
      err.flush();
      return false;
    } catch (RegistryUnavailableException e) {
      throw new IllegalStateException(
          "cannot read %s; --offset continues elsewhere".formatted(place(record)), e);
    }
  }

  private static String place(ConsumerRecord<?, ?> record) {
    return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
  }

  private static String record(
      Deserializer<? extends SpecificRecord> values, ConsumerRecord<byte[], byte[]> record) {
    SpecificRecord value = SchemaSource.read(values, record.topic(), record.value());
    return value == null ? deleted(record.key()) : RecordJson.render(value);
  }

  /** A reading is shown as a signal of one sample. */
  private static String mapped(RecordMapper mapper, ConsumerRecord<byte[], byte[]> raw) {
    InputRecord record = InputRecord.of(raw);
    return RecordJson.render(
        switch (mapper.mapping().kind()) {
          case SIGNAL -> mapper.signal(record);
          case READING -> mapper.reading(record).asSignal();
          case IMAGE -> mapper.image(record);
          case LABEL -> mapper.label(record);
        });
  }

  private static String deleted(byte @Nullable [] bytes) {
    String key = bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    return JsonNodeFactory.instance.objectNode().put("key", key).put("deleted", true).toString();
  }

  private static String letter(ConsumerRecord<byte[], byte[]> record) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("offset", record.offset());
    DeadLetterHeaders.read(record.headers())
        .ifPresent(
            letter ->
                node.put("reason", letter.reason())
                    .put("detail", letter.detail())
                    .put("topic", letter.topic())
                    .put("partition", letter.partition())
                    .put("originOffset", letter.offset())
                    .put("time", letter.time().toString()));
    node.put("bytes", record.value() == null ? 0 : record.value().length);
    return node.toString();
  }
}
