package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.stream.decode.OutputLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of all sizes that inputs accept, on a broker that rejects large outputs. */
class SizeLimitsIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int RECORDS = 20;

  @TempDir Path stateDir;

  @Test
  void shouldGoOnWhateverSizeRecordsHave() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // Given records that fit into their topic, some only when compressed
      cluster.assignShapes();
      Instant now = Instant.now();
      String large = "a".repeat(1_500_000);
      SignalRecord id = SignalRecord.of(large, "s", now, TestModels.values(1, true));
      byte[] noise = new byte[1_040_000];
      new Random(1).nextBytes(noise);
      ProducerRecord<byte[], byte[]> headers = record(cluster, "s", noise, 885_000);
      headers.headers().add("trace", Arrays.copyOfRange(noise, 885_000, 1_040_000));
      List<ProducerRecord<byte[], byte[]>> bad =
          List.of(
              record(cluster, "s", cluster.bytes(id), Integer.MAX_VALUE),
              record(cluster, large, new byte[] {1}, 1),
              headers);

      // When
      try (KafkaProducer<byte[], byte[]> producer = compressing(cluster)) {
        for (ProducerRecord<byte[], byte[]> one : bad) {
          producer.send(one).get();
        }
      }
      for (int i = 0; i < RECORDS; i++) {
        cluster.send(Cluster.signal("s" + i, i, now));
      }

      // Then
      try (WeirApplication weir = new WeirApplication(cluster.config(stateDir))) {
        weir.start();
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() == RECORDS);
        await()
            .atMost(TIMEOUT)
            .until(() -> cluster.committed(Topic.DEAD_LETTERS).size() == bad.size());
      }
      assertThat(cluster.committed(Topic.DEAD_LETTERS))
          .extracting(letter -> DeadLetterHeaders.read(letter.headers()).orElseThrow())
          .extracting(DeadLetter::reason)
          .containsExactlyInAnyOrder("too-large", "undecodable", "undecodable");
    }
  }

  private static ProducerRecord<byte[], byte[]> record(
      Cluster cluster, String key, byte[] value, int most) {
    return new ProducerRecord<>(
        cluster.topics.name(Topic.SIGNALS),
        key.getBytes(UTF_8),
        Arrays.copyOf(value, Math.min(value.length, most)));
  }

  private static KafkaProducer<byte[], byte[]> compressing(Cluster cluster) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            cluster.kafka.bootstrapServers(),
            "compression.type",
            "zstd",
            "max.request.size",
            10_000_000),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  @Test
  void shouldReadLimitsOfTopicsAndProducer() {
    try (Cluster cluster = Cluster.start();
        Admin admin = cluster.admin()) {
      // Given
      cluster.set(Topic.PREDICTIONS, "max.message.bytes", "2000000");
      cluster.set(Topic.DEAD_LETTERS, "max.message.bytes", "300000");

      // When
      OutputLimits limits = new SizeCheck(cluster.config(stateDir)).read(admin);
      OutputLimits small =
          new SizeCheck(
                  cluster.config(
                      stateDir,
                      "kafka.producer.max.request.size",
                      "1500000",
                      "kafka.topic.max.message.bytes",
                      "100000"))
              .read(admin);

      // Then
      long usual = OutputLimits.room(1_048_588);
      long letters = OutputLimits.room(300_000);
      assertThat(limits)
          .isEqualTo(new OutputLimits(OutputLimits.room(2_000_000), letters, usual, usual));
      assertThat(small)
          .isEqualTo(
              new OutputLimits(
                  OutputLimits.room(1_500_000), letters, usual, OutputLimits.room(100_000)));
    }
  }

  @Test
  void shouldRefuseTopicsThatTakeTooLittle() {
    try (Cluster cluster = Cluster.start();
        Admin admin = cluster.admin()) {
      // Given
      cluster.set(Topic.ACCURACY, "max.message.bytes", "65535");
      cluster.set(Topic.PREDICTIONS, "max.message.bytes", "65536");

      // When, then
      SizeCheck check = new SizeCheck(cluster.config(stateDir));
      assertThatThrownBy(() -> check.read(admin))
          .isInstanceOf(UnusableTopicsException.class)
          .hasMessageContaining(
              "topic "
                  + cluster.topics.name(Topic.ACCURACY)
                  + " accepts records of only 65,535 bytes; set its max.message.bytes to 65536 or"
                  + " more")
          .hasMessageNotContaining(cluster.topics.name(Topic.PREDICTIONS));
    }
  }
}
