package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaSandboxIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private static KafkaSandbox kafka;
  private static KafkaClients clients;

  @BeforeAll
  static void startKafka() {
    kafka = KafkaSandbox.start();
    clients = new KafkaClients(kafka.bootstrapServers());
  }

  @AfterAll
  static void closeKafka() {
    kafka.close();
  }

  @Test
  void shouldDeliverCommittedTransactionsOnly() throws Exception {
    // Given
    clients.createTopic("transactions", 1, 1);

    // When
    try (var producer = clients.transactionalProducer("committed-only")) {
      KafkaClients.send(producer, "transactions", true, "a", "b");
      KafkaClients.send(producer, "transactions", false, "lost");
      KafkaClients.send(producer, "transactions", true, "c");
    }

    // Then
    assertThat(clients.readCommitted("transactions", "readers", 3)).containsExactly("a", "b", "c");
  }

  @Test
  void shouldKeepDataAndPortWhenItsOnlyBrokerIsRestarted() throws Exception {
    // Given
    clients.createTopic("restarted", 1, 1);
    try (var producer = clients.transactionalProducer("restarted")) {
      KafkaClients.send(producer, "restarted", true, "before");

      // When
      kafka.stopBroker(0);
      assertThat(LoopbackPorts.listening(LoopbackPorts.port(kafka.bootstrapServers()))).isFalse();
      kafka.startBroker(0);

      // Then
      KafkaClients.send(producer, "restarted", true, "after");
    }
    assertThat(clients.readCommitted("restarted", "restarted", 2))
        .containsExactly("before", "after");
  }

  @Test
  void shouldNotCreateTopicsByAccident() {
    // Given
    var config = new Properties();
    config.put("bootstrap.servers", kafka.bootstrapServers());
    config.put("max.block.ms", "2000");

    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      // When
      var sent = producer.send(new ProducerRecord<>("typo", "value"));

      // Then
      assertThatThrownBy(sent::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void shouldKeepRecordsWithAnEventTimeLongAgo() throws Exception {
    // Given
    clients.createTopic("old", 1, 1);

    // When
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>("old", null, 0L, "key", "from 1970")).get();
    }

    // Then
    assertThat(clients.readCommitted("old", "historians", 1)).containsExactly("from 1970");
  }

  @Test
  void shouldListenOnLoopbackOnly() {
    int port = LoopbackPorts.port(kafka.bootstrapServers());

    assertThat(LoopbackPorts.listening(port)).isTrue();
    assertThat(LoopbackPorts.otherAddresses())
        .isNotEmpty()
        .noneMatch(address -> LoopbackPorts.listening(address, port));
  }

  @Test
  void shouldRefuseToStopOrStartWhatIsStoppedOrRunning() {
    assertThatThrownBy(() -> kafka.startBroker(0)).hasMessage("Kafka node 0 runs already");
    assertThatThrownBy(() -> kafka.stopBroker(1))
        .hasMessage("There is no broker 1; ids are 0 to 0");
  }

  @Test
  void shouldRunSeveralBrokersAndSurviveTheLossOfOne() throws Exception {
    // Given
    try (var cluster = KafkaSandbox.start(3)) {
      var three = new KafkaClients(cluster.bootstrapServers());
      three.createTopic("replicated", 3, 3);
      try (var producer = three.transactionalProducer("survivor");
          var admin = three.admin()) {
        KafkaClients.send(producer, "replicated", true, "a");

        // When
        cluster.stopBroker(1);
        KafkaClients.send(producer, "replicated", true, "b");

        // Then
        await().atMost(TIMEOUT).until(() -> admin.describeCluster().nodes().get().size() == 2);
        cluster.startBroker(1);
        await().atMost(TIMEOUT).until(() -> admin.describeCluster().nodes().get().size() == 3);
        assertThat(three.readCommitted("replicated", "three", 2)).containsExactly("a", "b");
        assertThat(
                admin
                    .describeTopics(List.of("__consumer_offsets"))
                    .allTopicNames()
                    .get()
                    .get("__consumer_offsets")
                    .partitions())
            .allSatisfy(partition -> assertThat(partition.replicas()).hasSize(3));
      }
    }
  }
}
