package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.schemas.Prediction;
import dev.weir.schemas.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record of a few kilobytes that is larger than the heap once it is decompressed. */
@Tag("slow")
class UnreadableRecordIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(90);
  private static final String SOURCE = "s1";

  /** Larger than half of the heap of {@link AppProcess}, and a consumer needs it twice. */
  private static final int BYTES = 150_000_000;

  @TempDir Path stateDir;

  @Test
  void shouldNameTheRecordAndGoOnOnceItIsPassedOver() throws Exception {
    try (Cluster cluster = Cluster.start();
        Admin admin = cluster.admin()) {
      // given
      cluster.assignShapes();
      cluster.send(Cluster.signal(SOURCE, 1, Instant.now()));
      RecordMetadata zeros = sendZeros(cluster);
      RecordMetadata next =
          cluster.send(
              Topic.SIGNALS, SOURCE, cluster.bytes(Cluster.signal(SOURCE, 2, Instant.now())));
      Map<String, String> settings = cluster.settings(stateDir);

      // when one instance does what is before it
      Map<String, String> careful =
          cluster.settings(stateDir, "kafka.max.poll.records", "1", "commit.interval", "0");
      try (AppProcess weir = AppProcess.start(stateDir, careful)) {
        await().atMost(TIMEOUT).until(() -> !weir.isAlive());
      }

      // then it names the rest of the batch, which cannot be read without that record
      assertThat(recordIds(cluster)).containsExactly("r1");
      assertThat(next.offset()).isEqualTo(zeros.offset() + 2);
      assertThat(Files.readString(stateDir.resolve("output.log")))
          .contains(
              "the records at offsets %d to %d of %s-%d cannot be read: out of memory (Java heap space)"
                  .formatted(zeros.offset(), zeros.offset() + 1, zeros.topic(), zeros.partition()))
          .contains(
              "--group %s --reset-offsets --topic %s:%d --to-offset %d --execute"
                  .formatted(
                      settings.get("application.id"),
                      zeros.topic(),
                      zeros.partition(),
                      next.offset()))
          .doesNotContain("first let a single instance");

      // when it is passed over, as that command does it
      admin
          .alterConsumerGroupOffsets(
              settings.get("application.id"),
              Map.of(
                  new TopicPartition(zeros.topic(), zeros.partition()),
                  new OffsetAndMetadata(next.offset())))
          .all()
          .get();

      // then
      try (AppProcess _ = AppProcess.start(stateDir, settings)) {
        await()
            .atMost(TIMEOUT)
            .untilAsserted(() -> assertThat(recordIds(cluster)).containsExactly("r1", "r2"));
      }
    }
  }

  private static List<String> recordIds(Cluster cluster) {
    return cluster.predictions().stream().map(Prediction::getRecordId).toList();
  }

  /** Sends the record, and a small one behind it in the same batch. */
  private static RecordMetadata sendZeros(Cluster cluster) throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            cluster.kafka.bootstrapServers(),
            "compression.type",
            "zstd",
            "max.request.size",
            2 * BYTES,
            "buffer.memory",
            2 * BYTES,
            "batch.size",
            BYTES / 2 * 3,
            "linger.ms",
            60_000);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      Future<RecordMetadata> zeros = producer.send(record(cluster, new byte[BYTES]));
      Future<RecordMetadata> small = producer.send(record(cluster, new byte[1]));
      producer.flush();
      assertThat(small.get().offset()).isEqualTo(zeros.get().offset() + 1);
      return zeros.get();
    }
  }

  private static ProducerRecord<byte[], byte[]> record(Cluster cluster, byte[] value) {
    return new ProducerRecord<>(cluster.topics.name(Topic.SIGNALS), SOURCE.getBytes(UTF_8), value);
  }
}
