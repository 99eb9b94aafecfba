package dev.weir.deployment;

import dev.weir.schemas.Prediction;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the committed records of {@code predictions} from its beginning. */
final class CommittedPredictions implements Closeable {

  private static final Duration AFTERWARDS = Duration.ofSeconds(3);

  private final KafkaConsumer<String, Prediction> consumer;

  CommittedPredictions(Map<String, Object> clients, Serde<Prediction> serde) {
    Map<String, Object> settings = new HashMap<>(clients);
    settings.put("isolation.level", "read_committed");
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), serde.deserializer());
  }

  /** All records until there are {@code count}, and those of some seconds after that. */
  List<Prediction> read(int count, Duration patience) throws IOException {
    List<TopicPartition> partitions =
        consumer.partitionsFor("predictions").stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    List<Prediction> all = new ArrayList<>();
    long end = System.nanoTime() + patience.toNanos();
    while (all.size() < count && System.nanoTime() < end) {
      poll(all);
    }
    end = System.nanoTime() + AFTERWARDS.toNanos();
    while (System.nanoTime() < end) {
      poll(all);
    }
    return all;
  }

  private void poll(List<Prediction> all) {
    consumer.poll(Duration.ofMillis(200)).forEach(record -> all.add(record.value()));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
