package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.stream.config.WeirConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without transactions a record may be predicted twice, but none may be lost. */
class AtLeastOnceIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final String[] SETTINGS = {"processing.guarantee", "at_least_once"};
  private static final String[] WINDOWS = {
    "processing.guarantee", "at_least_once", "routes", "signals", "route.signals.window", "40"
  };

  /** A killed process is detected quickly, and has much uncommitted work. */
  private static final String[] KILLED = {
    "kafka.session.timeout.ms", "6000", "commit.interval", "1s"
  };

  private static final String USUAL = "1048588";

  @TempDir Path stateDir;

  @Test
  void shouldLoseNoPredictionThatTheBrokerRefused() {
    try (Cluster cluster = Cluster.start()) {
      // Given a running application with waiting labels
      cluster.assignShapes();
      WeirConfig config = cluster.config(stateDir, SETTINGS);
      int records = 900;
      for (int i = 0; i < records; i += 10) {
        cluster.label("s" + i % 7, i, "bump");
      }
      try (WeirApplication weir = new WeirApplication(config)) {
        weir.start();
        send(cluster, 0, 300);
        await().atMost(TIMEOUT).until(() -> predicted(cluster) == 300);

        // When the broker rejects all predictions but no changelog records
        cluster.set(Topic.PREDICTIONS, "max.message.bytes", "110");
        send(cluster, 300, records);

        // Then the application stops
        assertThatThrownBy(weir::awaitTermination).isInstanceOf(ApplicationFailedException.class);
      }

      // When the broker accepts predictions again
      cluster.set(Topic.PREDICTIONS, "max.message.bytes", USUAL);
      try (WeirApplication weir = new WeirApplication(config)) {
        weir.start();

        // Then neither predictions nor labels are missing
        await().atMost(TIMEOUT).until(() -> predicted(cluster) == records);
        await().atMost(TIMEOUT).until(() -> labelled(cluster) >= records / 10);
      }
      assertThat(cluster.committed(Topic.DEAD_LETTERS)).isEmpty();
    }
  }

  @Test
  void shouldLoseNoWindowThatTheBrokerRefused() {
    try (Cluster cluster = Cluster.start()) {
      // Given
      cluster.assignShapes();
      WeirConfig config = cluster.config(stateDir, WINDOWS);
      try (WeirApplication weir = new WeirApplication(config)) {
        weir.start();
        sendPieces(cluster, 0, 30);
        await().atMost(TIMEOUT).until(() -> predicted(cluster) == 30);

        // When
        cluster.set(Topic.PREDICTIONS, "max.message.bytes", "110");
        sendPieces(cluster, 30, 90);
        assertThatThrownBy(weir::awaitTermination).isInstanceOf(ApplicationFailedException.class);
      }
      cluster.set(Topic.PREDICTIONS, "max.message.bytes", USUAL);

      // Then
      try (WeirApplication weir = new WeirApplication(config)) {
        weir.start();
        await().atMost(TIMEOUT).until(() -> predicted(cluster) == 90);
      }
      assertThat(cluster.committed(Topic.DEAD_LETTERS)).isEmpty();
    }
  }

  @Test
  @Tag("slow")
  void shouldLoseNothingOverAKill() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // Given
      cluster.assignShapes();
      String[] settings = both(SETTINGS, KILLED);
      int records = 900;
      try (AppProcess app = AppProcess.start(stateDir, cluster.settings(stateDir, settings))) {
        send(cluster, 0, 300);
        await().atMost(TIMEOUT).until(() -> predicted(cluster) > 0);

        // When it is killed while processing records and labels
        for (int i = 0; i < records; i += 10) {
          cluster.label("s" + i % 7, i, "bump");
        }
        send(cluster, 300, 600);
        app.kill();
      }
      send(cluster, 600, records);

      // Then
      try (WeirApplication weir = new WeirApplication(cluster.config(stateDir, settings))) {
        weir.start();
        await().atMost(TIMEOUT).until(() -> predicted(cluster) == records);
        await().atMost(TIMEOUT).until(() -> labelled(cluster) >= records / 10);
      }
      assertThat(cluster.committed(Topic.DEAD_LETTERS)).isEmpty();
    }
  }

  @Test
  @Tag("slow")
  void shouldLoseNoWindowOverAKill() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // Given
      cluster.assignShapes();
      String[] settings = both(WINDOWS, KILLED);
      int windows = 300;
      try (AppProcess app = AppProcess.start(stateDir, cluster.settings(stateDir, settings))) {
        sendPieces(cluster, 0, 100);
        await().atMost(TIMEOUT).until(() -> predicted(cluster) > 0);

        // When it is killed with half a window buffered, beside whole ones
        sendPieces(cluster, 100, 200);
        sendPiece(cluster, 200, 0);
        app.kill();
      }
      sendPiece(cluster, 200, 1);
      sendPieces(cluster, 201, windows);

      // Then its frontier is not ahead of its predictions
      try (WeirApplication weir = new WeirApplication(cluster.config(stateDir, settings))) {
        weir.start();
        await().atMost(TIMEOUT).until(() -> predicted(cluster) == windows);
      }
      assertThat(cluster.committed(Topic.DEAD_LETTERS)).isEmpty();
    }
  }

  private static String[] both(String[] some, String[] more) {
    return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
  }

  /** Pieces of half a window. */
  private static void sendPieces(Cluster cluster, int from, int to) {
    for (int window = from; window < to; window++) {
      sendPiece(cluster, window, 0);
      sendPiece(cluster, window, 1);
    }
  }

  private static void sendPiece(Cluster cluster, int window, int half) {
    double[] values = TestModels.values(window, true);
    double[] part = Arrays.copyOfRange(values, 20 * half, 20 * (half + 1));
    long start = 40L * window + 20L * half;
    cluster.send(SignalRecord.of("p" + start, "machine-1", Instant.now(), part).withStart(start));
  }

  @Test
  void shouldReadNothingThatWasAborted() {
    try (Cluster cluster = Cluster.start()) {
      // Given
      cluster.assignShapes();
      Map<String, Object> settings =
          Map.of("bootstrap.servers", cluster.kafka.bootstrapServers(), "transactional.id", "a");
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
        producer.initTransactions();
        producer.beginTransaction();
        var _ = producer.send(record(cluster, 1));
        producer.flush();
        producer.abortTransaction();
      }
      cluster.send(Cluster.signal("s", 2, Instant.now()));

      // When
      String[] uncommitted = {
        "processing.guarantee", "at_least_once",
        "kafka.main.consumer.isolation.level", "read_uncommitted"
      };
      try (WeirApplication weir = new WeirApplication(cluster.config(stateDir, uncommitted))) {
        weir.start();
        await().atMost(TIMEOUT).until(() -> predicted(cluster) > 0);
      }

      // Then
      assertThat(cluster.predictions()).extracting(Prediction::getRecordId).containsExactly("r2");
    }
  }

  private static ProducerRecord<byte[], byte[]> record(Cluster cluster, int id) {
    SignalRecord signal = Cluster.signal("s", id, Instant.now());
    return new ProducerRecord<>(
        cluster.topics.name(Topic.SIGNALS), new byte[] {'s'}, cluster.bytes(signal));
  }

  private static void send(Cluster cluster, int from, int to) {
    Instant now = Instant.now();
    for (int i = from; i < to; i++) {
      cluster.send(Cluster.signal("s" + i % 7, i, now));
    }
  }

  private static long predicted(Cluster cluster) {
    return cluster.predictions().stream().map(Prediction::getRecordId).distinct().count();
  }

  private static long labelled(Cluster cluster) {
    var windows = cluster.serdes.accuracy().deserializer();
    Map<String, Long> last = new HashMap<>();
    cluster
        .committed(Topic.ACCURACY)
        .forEach(
            record -> {
              AccuracyWindow window = windows.deserialize(record.topic(), record.value());
              last.put(new String(record.key(), UTF_8), window.getLabelled());
            });
    return last.values().stream().mapToLong(Long::longValue).sum();
  }
}
