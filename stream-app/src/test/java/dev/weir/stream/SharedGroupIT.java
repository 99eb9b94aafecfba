package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Deployments with the same application id, on a real broker that lists the members of their group.
 */
@Tag("slow")
class SharedGroupIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"classic", "streams"})
  void shouldRefuseADeploymentWithOtherTopics(String protocol) throws Exception {
    try (Cluster first = Cluster.start();
        Cluster second = first.withPrefix("other.")) {
      first.publish(TestModels.train(1), "shapes", "1");
      first.assign(1, Cluster.from(Instant.EPOCH, "shapes", "1"));
      try (WeirApplication weir = application(first, "a", first, protocol)) {
        weir.start();
        await().atMost(TIMEOUT).until(weir::isReady);

        // When
        try (WeirApplication stranger = application(second, "b", first, protocol)) {
          assertThatThrownBy(stranger::start)
              .isInstanceOf(GroupConflictException.class)
              .hasMessageContaining("has a different value of topic.prefix");
        }

        // Then
        for (int i = 0; i < 20; i++) {
          first.send(Cluster.signal("s" + i, i, Instant.now()));
        }
        await().atMost(TIMEOUT).until(() -> first.predictions().size() == 20);
      }
    }
  }

  @Test
  void shouldShareTheGroupWhereOnlyWhatMayDifferDoes() throws Exception {
    try (Cluster cluster = Cluster.start();
        WeirApplication one = application(cluster, "a", cluster, "classic");
        WeirApplication two =
            application(
                cluster,
                "b",
                cluster,
                "classic",
                "num.stream.threads",
                "2",
                "retry.timeout",
                "9s")) {
      // when
      one.start();
      await().atMost(TIMEOUT).until(() -> members(cluster) == 1);
      two.start();

      // then
      await().atMost(TIMEOUT).until(() -> members(cluster) == 3);
    }
  }

  @Test
  void shouldNotStartBesideAnEarlierVersionButAfterIt() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      String group = cluster.topics.prefix() + "weir";
      try (KafkaConsumer<byte[], byte[]> old =
          new KafkaConsumer<>(
              Map.of(
                  "bootstrap.servers",
                  cluster.kafka.bootstrapServers(),
                  "group.id",
                  group,
                  "client.id",
                  group + "-8c1f-StreamThread-1-consumer"),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer())) {
        old.subscribe(List.of(cluster.topics.prefix() + "signals"));
        await()
            .atMost(TIMEOUT)
            .until(
                () -> {
                  old.poll(Duration.ofMillis(100));
                  return !old.assignment().isEmpty();
                });

        // When, then
        try (WeirApplication weir = application(cluster, "a", cluster, "classic")) {
          assertThatThrownBy(weir::start)
              .isInstanceOf(GroupConflictException.class)
              .hasMessageContaining("is not an instance of this or a later version of Weir");
        }
      }
      try (WeirApplication weir = application(cluster, "a", cluster, "classic")) {
        weir.start();
        await().atMost(TIMEOUT).until(() -> members(cluster) == 1);
        assertThat(weir.isReady()).as("without a model").isFalse();
      }
    }
  }

  private static int members(Cluster cluster) throws Exception {
    String group = cluster.topics.prefix() + "weir";
    try (Admin admin = cluster.admin()) {
      return admin
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .get(group)
          .get()
          .members()
          .size();
    }
  }

  /** An application with one cluster's topics in the group of another's. */
  private WeirApplication application(
      Cluster cluster, String state, Cluster group, String protocol, String... more) {
    List<String> settings = new ArrayList<>(List.of("routes", "signals"));
    settings.addAll(List.of("application.id", group.topics.prefix() + "weir"));
    settings.addAll(List.of("group.protocol", protocol, "kafka.session.timeout.ms", "6000"));
    settings.addAll(List.of(more));
    return new WeirApplication(
        cluster.config(folder.resolve(state), settings.toArray(String[]::new)));
  }
}
