package dev.weir.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.Topic;
import dev.weir.schemas.Topics;
import dev.weir.schemas.json.RecordJson;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Prints a topic's committed records as JSON lines. */
public final class Tail {

  private final Map<String, Object> clients;
  private final Topics topics;
  private final PrintWriter out;

  /** With the settings of the consumer and its serde. */
  public Tail(Map<String, Object> clients, Topics topics, PrintWriter out) {
    this.clients = clients;
    this.topics = topics;
    this.out = out;
  }

  /** Prints until {@code limit} records have been printed or none has come for {@code patience}. */
  public void run(Topic topic, boolean fromBeginning, long limit, Duration patience) {
    if (topic == Topic.DEAD_LETTERS) {
      print(new ByteArrayDeserializer(), Tail::letter, topic, fromBeginning, limit, patience);
    } else {
      Deserializer<SpecificRecord> records =
          AvroSerde.create(SpecificRecord.class, clients).deserializer();
      print(records, Tail::record, topic, fromBeginning, limit, patience);
    }
  }

  private <T> void print(
      Deserializer<T> values,
      Function<ConsumerRecord<String, T>, String> render,
      Topic topic,
      boolean fromBeginning,
      long limit,
      Duration patience) {
    String name = topics.name(topic);
    try (var reader = new CommittedReader<>(clients, values, name, fromBeginning)) {
      long printed = 0;
      long lastSeen = System.nanoTime();
      while (printed < limit && System.nanoTime() - lastSeen < patience.toNanos()) {
        long before = printed;
        for (ConsumerRecord<String, T> record : reader.poll()) {
          if (printed < limit) {
            out.println(render.apply(record));
            out.flush(); // who reads a pipe has each record as it comes, whatever ends this process
            printed++;
          }
        }
        if (printed > before) {
          lastSeen = System.nanoTime();
        }
      }
    }
  }

  private static String record(ConsumerRecord<String, SpecificRecord> record) {
    return record.value() == null ? deleted(record.key()) : RecordJson.render(record.value());
  }

  private static String deleted(String key) {
    return JsonNodeFactory.instance.objectNode().put("key", key).put("deleted", true).toString();
  }

  private static String letter(ConsumerRecord<String, byte[]> record) {
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
