package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.schemas.topics.TopicReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long an instance with many open predictions needs until it predicts again: after a restart,
 * after the loss of its disk, and with a standby on another instance. The figures of
 * docs/late-labels.md are those of {@code -Dweir.recovery.predictions=1000000}.
 */
@Tag("slow")
class RecoveryIT {
  private static final int PREDICTIONS = Integer.getInteger("weir.recovery.predictions", 20_000);
  private static final int SOURCES = 64;
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  @TempDir Path folder;

  @Test
  void shouldPredictAgainSoonWithManyOpenPredictions() throws Exception {
    try (Cluster cluster = Cluster.start();
        TopicReader<byte[], byte[]> predictions = predictions(cluster)) {
      cluster.publish(TestModels.train(1), "shapes", "1");
      cluster.assign(1, Cluster.from(Instant.EPOCH, "shapes", "1"));

      // Given open predictions
      long begun = System.nanoTime();
      try (WeirApplication first = start(cluster, "a", 0)) {
        fill(cluster);
        awaitCount(predictions, PREDICTIONS);
        report("predicted", begun);
      }
      System.out.printf("state directory: %.1f MB%n", size(folder.resolve("a")) / 1e6);

      // When it restarts with its state
      begun = System.nanoTime();
      try (WeirApplication restarted = start(cluster, "a", 0)) {
        touch(cluster, predictions, 0);
        report("restarted on its state", begun);
      }

      // When its disk is lost
      begun = System.nanoTime();
      try (WeirApplication lost = start(cluster, "lost", 0)) {
        touch(cluster, predictions, 1);
        report("restored from Kafka, without a standby", begun);
      }

      // When an instance with a standby elsewhere stops
      WeirApplication goes = start(cluster, "b", 1);
      try (WeirApplication stays = start(cluster, "c", 1)) {
        touch(cluster, predictions, 2);
        await()
            .atMost(TIMEOUT)
            .pollInterval(Duration.ofSeconds(2))
            .until(() -> standbyLag(stays) == 0);
        begun = System.nanoTime();
        goes.close();
        touch(cluster, predictions, 3);
        report("taken over by a standby", begun);
      }
    }
  }

  private static void report(String what, long begun) {
    System.out.printf(
        "recovery: %,d open predictions, %s: %.1f s%n",
        PREDICTIONS, what, (System.nanoTime() - begun) / 1e9);
  }

  private WeirApplication start(Cluster cluster, String name, int standbys) {
    WeirApplication weir =
        new WeirApplication(
            cluster.config(
                folder.resolve(name),
                "kafka.num.standby.replicas",
                "" + standbys,
                "kafka.acceptable.recovery.lag",
                "0",
                "kafka.session.timeout.ms",
                "6000"));
    weir.start();
    return weir;
  }

  private static void fill(Cluster cluster) {
    try (KafkaProducer<byte[], byte[]> producer = producer(cluster)) {
      for (int i = 0; i < PREDICTIONS; i++) {
        send(cluster, producer, "r" + i, "machine-" + i % SOURCES);
      }
    }
  }

  /** Sends a record of each source and waits for their predictions. */
  private static void touch(Cluster cluster, TopicReader<byte[], byte[]> predictions, int round) {
    try (KafkaProducer<byte[], byte[]> producer = producer(cluster)) {
      for (int i = 0; i < SOURCES; i++) {
        send(cluster, producer, "touch" + round, "machine-" + i);
      }
    }
    awaitCount(predictions, SOURCES);
  }

  private static void send(
      Cluster cluster, KafkaProducer<byte[], byte[]> producer, String id, String source) {
    SignalRecord signal = SignalRecord.of(id, source, Instant.now(), TestModels.values(1, true));
    String topic = cluster.topics.name(Topic.SIGNALS);
    byte[] value = cluster.serdes.signals().serializer().serialize(topic, signal);
    var _ = producer.send(new ProducerRecord<>(topic, source.getBytes(UTF_8), value));
  }

  private static void awaitCount(TopicReader<byte[], byte[]> predictions, int count) {
    Instant end = Instant.now().plus(TIMEOUT);
    int found = 0;
    while (found < count && Instant.now().isBefore(end)) {
      found += predictions.poll(Duration.ofMillis(100)).count();
    }
    assertThat(found).isEqualTo(count);
  }

  /** How many records the standbys of an instance lag; -1 before they start. */
  private static double standbyLag(WeirApplication weir) throws Exception {
    return TruthIT.get(weir, "/metrics")
        .lines()
        .filter(line -> line.startsWith("kafka_consumer_fetch_manager_records_lag{"))
        .filter(line -> line.contains("restore-consumer"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .map(lag -> Double.isNaN(lag) ? 0 : lag)
        .reduce(Double::sum)
        .orElse(-1);
  }

  private static KafkaProducer<byte[], byte[]> producer(Cluster cluster) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", cluster.kafka.bootstrapServers(), "linger.ms", 20),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static TopicReader<byte[], byte[]> predictions(Cluster cluster) {
    TopicReader<byte[], byte[]> reader =
        TopicReader.ofBytes(Map.of("bootstrap.servers", cluster.kafka.bootstrapServers()));
    reader.startAtBeginning(cluster.topics.name(Topic.PREDICTIONS));
    return reader;
  }

  private static long size(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      return files
          .sorted(Comparator.naturalOrder())
          .filter(Files::isRegularFile)
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }
}
