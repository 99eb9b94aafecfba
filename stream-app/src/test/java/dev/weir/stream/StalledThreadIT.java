package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.schemas.Prediction;
import dev.weir.schemas.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A thread is suspended until the brokers have aborted its transaction. */
@Tag("slow")
class StalledThreadIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static Cluster cluster;

  @TempDir Path stateDir;

  @BeforeAll
  static void start() {
    cluster =
        Cluster.startAlone(
            Map.of("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"));
    cluster.publish(TestModels.train(1), "shapes", "1");
    cluster.publish(TestModels.train(2), "shapes", "2");
    cluster.assign(1, Cluster.from(Instant.EPOCH, "shapes", "1", "2"));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @AfterEach
  void release() {
    HoldingInterceptor.release();
  }

  /** Before the state of two predictions is written, and between the two. */
  @ParameterizedTest
  @CsvSource({"open-predictions-changelog, 0", "predictions, 1"})
  void shouldGoOnWithAnotherTransaction(String topic, int free) throws Exception {
    int before = cluster.predictions().size();
    String[] settings = {
      "application.id",
      "stalled-" + topic,
      "routes",
      "signals",
      "kafka.producer.transaction.timeout.ms",
      "2000",
      "kafka.producer.interceptor.classes",
      HoldingInterceptor.class.getName()
    };
    try (WeirApplication weir = new WeirApplication(cluster.config(stateDir, settings))) {
      weir.start();
      await().atMost(TIMEOUT).until(() -> hasLoadedBoth(weir));
      await().atMost(TIMEOUT).until(() -> cluster.predictions().size() == 2 * before);

      // When
      Map<TopicPartition, Long> ends = ends(IsolationLevel.READ_UNCOMMITTED);
      HoldingInterceptor.holdAfter(free, topic);
      cluster.send(Cluster.signal(topic, 1, Instant.now()));
      await().atMost(TIMEOUT).until(() -> !ends(IsolationLevel.READ_UNCOMMITTED).equals(ends));
      await().atMost(TIMEOUT).until(StalledThreadIT::isNoTransactionOpen);
      assertThat(predictionsOf(topic)).isZero();
      HoldingInterceptor.release();

      // Then
      await().atMost(TIMEOUT).until(() -> predictionsOf(topic) == 2);
      cluster.send(Cluster.signal(topic, 2, Instant.now()));
      await().atMost(TIMEOUT).until(() -> predictionsOf(topic) == 4);
      assertThat(TruthIT.get(weir, "/health/live")).isEqualTo("UP\n");
    }
  }

  private static boolean hasLoadedBoth(WeirApplication weir) throws Exception {
    String page = TruthIT.get(weir, "/api/models");
    String loaded = "\"state\" : \"loaded\"";
    return weir.isReady() && page.indexOf(loaded) != page.lastIndexOf(loaded);
  }

  private static long predictionsOf(String source) {
    return cluster.predictions().stream().map(Prediction::getSource).filter(source::equals).count();
  }

  private static boolean isNoTransactionOpen() throws Exception {
    return ends(IsolationLevel.READ_COMMITTED).equals(ends(IsolationLevel.READ_UNCOMMITTED));
  }

  private static Map<TopicPartition, Long> ends(IsolationLevel level) throws Exception {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (int p = 0; p < Cluster.PARTITIONS; p++) {
      latest.put(
          new TopicPartition(cluster.topics.name(Topic.PREDICTIONS), p), OffsetSpec.latest());
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    try (Admin admin = cluster.admin()) {
      admin
          .listOffsets(latest, new ListOffsetsOptions(level))
          .all()
          .get()
          .forEach((partition, end) -> ends.put(partition, end.offset()));
    }
    return ends;
  }
}
