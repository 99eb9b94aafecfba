package dev.weir.deployment;

import dev.weir.schemas.Prediction;
import dev.weir.schemas.topics.TopicReader;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the committed records of {@code predictions} from its beginning. */
final class CommittedPredictions implements Closeable {

  private static final Duration AFTERWARDS = Duration.ofSeconds(3);

  private final TopicReader<String, Prediction> reader;

  CommittedPredictions(Map<String, Object> clients, Serde<Prediction> serde) {
    reader = new TopicReader<>(clients, new StringDeserializer(), serde.deserializer());
  }

  /** All records until there are {@code count}, and those of some seconds after that. */
  List<Prediction> read(int count, Duration patience) throws IOException {
    reader.startAtBeginning("predictions");
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
    reader.poll(Duration.ofMillis(200)).forEach(record -> all.add(record.value()));
  }

  @Override
  public void close() {
    reader.close();
  }
}
