package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.schemas.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A producer that leaves its transaction on an input open. */
@Tag("slow")
class OpenTransactionIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final String SOURCE = "press";
  private static final int BEHIND = 20;

  @TempDir Path stateDir;

  @Test
  void shouldShowAndNameWhatAnOpenTransactionHoldsUpAndLoseNothing() throws Exception {
    try (Cluster cluster = Cluster.start();
        LogCapture log = LogCapture.of("dev.weir.stream.progress");
        KafkaProducer<byte[], byte[]> foreign = foreign(cluster)) {
      cluster.assignShapes();
      try (WeirApplication weir = new WeirApplication(cluster.config(stateDir))) {
        weir.start();
        await().atMost(TIMEOUT).until(weir::isReady);

        // Given a record in a transaction that stays open, and others' records behind it
        foreign.initTransactions();
        foreign.beginTransaction();
        foreign
            .send(
                new ProducerRecord<>(
                    cluster.topics.name(Topic.SIGNALS),
                    SOURCE.getBytes(UTF_8),
                    cluster.bytes(Cluster.signal(SOURCE, 1_000, Instant.now()))))
            .get();
        for (int i = 0; i < BEHIND; i++) {
          cluster.send(Cluster.signal(SOURCE, i, Instant.now()));
        }

        // Then they count as lag, are named, and are no reason to start the process again
        await().atMost(TIMEOUT).until(() -> metrics(weir).contains(lag(cluster, BEHIND + 1)));
        await()
            .atMost(TIMEOUT)
            .untilAsserted(
                () ->
                    assertThat(log.warnings())
                        .singleElement()
                        .asString()
                        .contains("input is blocked, " + cluster.topics.name(Topic.SIGNALS) + "-"));
        assertThat(cluster.predictions()).isEmpty();
        assertThat(TruthIT.get(weir, "/health/live")).isEqualTo("UP\n");

        // When it is ended, then each of the others is predicted once
        foreign.abortTransaction();
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() >= BEHIND);
        await().atMost(TIMEOUT).until(() -> metrics(weir).contains(lag(cluster, 0)));
        assertThat(cluster.predictions())
            .hasSize(BEHIND)
            .noneMatch(prediction -> prediction.getRecordId().equals("r1000"));
      }
    }
  }

  private static KafkaProducer<byte[], byte[]> foreign(Cluster cluster) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            cluster.kafka.bootstrapServers(),
            "transactional.id",
            cluster.topics.prefix() + "foreign",
            "transaction.timeout.ms",
            (int) TIMEOUT.toMillis() * 2),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static String metrics(WeirApplication weir) throws Exception {
    return TruthIT.get(weir, "/metrics");
  }

  private static String lag(Cluster cluster, int records) {
    return "weir_lag_records{topic=\"%s\"} %d.0"
        .formatted(cluster.topics.name(Topic.SIGNALS), records);
  }
}
