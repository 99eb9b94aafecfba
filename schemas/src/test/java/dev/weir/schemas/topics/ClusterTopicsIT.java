package dev.weir.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sandbox.KafkaSandbox;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClusterTopicsIT {
  private static KafkaSandbox kafka;
  private static Admin admin;

  @BeforeAll
  static void start() {
    kafka = KafkaSandbox.start();
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  @AfterAll
  static void close() {
    admin.close();
    kafka.close();
  }

  @Test
  void shouldCreateTheMissingTopicsAndLeaveTheOthersAsTheyAre() throws Exception {
    // Given
    TopicNames names = new TopicNames("once.");
    ClusterTopics cluster = new ClusterTopics(admin);
    cluster.create(
        List.of(
            new NewTopic("once.models", 1, (short) 1).configs(Map.of("cleanup.policy", "delete")),
            new NewTopic("once.signals", 3, (short) 1)));

    // When
    cluster.create(TopicRequest.of(names, 2, 1));
    cluster.create(TopicRequest.of(names, 4, 1));

    // Then
    Set<String> all = new TreeSet<>();
    Arrays.stream(Topic.values()).map(names::name).forEach(all::add);
    assertThat(admin.listTopics().names().get()).containsAll(all);
    assertThat(cluster.partitions(all))
        .containsEntry("once.signals", 3)
        .containsEntry("once.labels", 2)
        .containsEntry("once.accuracy", 1);
    assertThat(cluster.read(all).get("once.models").config())
        .containsEntry("cleanup.policy", "delete");
  }

  @Test
  void shouldLeaveATopicThatAnotherClientCreatesMeanwhile() {
    // Given
    NewTopic theirs = new NewTopic("meanwhile.a", 1, (short) 1);
    Set<String> asked = new TreeSet<>();
    Admin late =
        observed(
            (method, arguments) -> {
              if (method.equals("createTopics")) {
                new ClusterTopics(admin).create(List.of(theirs));
              }
              noteLeaders(method, arguments, asked);
            });

    // When
    new ClusterTopics(late)
        .create(
            List.of(
                new NewTopic("meanwhile.a", 2, (short) 1),
                new NewTopic("meanwhile.b", 1, (short) 1)));

    // Then
    assertThat(new ClusterTopics(admin).partitions(List.of("meanwhile.a")))
        .containsEntry("meanwhile.a", 1);
    assertThat(asked).containsExactly("meanwhile.b-0");
  }

  @Test
  void shouldAskTheLeadersOfWhatItCreates() {
    // Given
    Set<String> asked = new TreeSet<>();
    List<NewTopic> topics = List.of(new NewTopic("led.a", 2, (short) 1));

    // When
    new ClusterTopics(recording(asked)).create(topics);

    // Then
    assertThat(asked).containsExactly("led.a-0", "led.a-1");
  }

  @Test
  void shouldAskTheLeadersOfWhatIsApplied() {
    // Given topics, one of which has fewer partitions
    TopicNames names = new TopicNames("applied.");
    new ClusterTopics(admin).create(List.of(new NewTopic("applied.labels", 1, (short) 1)));
    Set<String> asked = new TreeSet<>();
    ClusterTopics cluster = new ClusterTopics(recording(asked));
    TopicRequest request =
        new TopicRequest(names, OptionalInt.of(2), OptionalInt.empty(), true, List.of());

    // When
    List<RefusedStep> refused = cluster.apply(cluster.plan(request));

    // Then
    assertThat(refused).isEmpty();
    assertThat(asked)
        .contains("applied.labels-0", "applied.labels-1", "applied.signals-1", "applied.models-0");

    // When nothing is left to do, then no leader is queried
    asked.clear();
    cluster.apply(cluster.plan(request));
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldGiveRecordsOfClocksThatAreAheadTheTimeOfTheirArrival() throws Exception {
    // Given
    TopicNames topics = new TopicNames("ahead.");
    new ClusterTopics(admin).create(TopicRequest.of(topics, 1, 1));
    long ahead = System.currentTimeMillis() + Duration.ofDays(2).toMillis();
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (Topic topic : Topic.values()) {
        if (topic.kind() == Topic.Kind.INPUT) {
          continue;
        }

        // When
        ProducerRecord<byte[], byte[]> record =
            new ProducerRecord<>(topics.name(topic), 0, ahead, new byte[] {1}, new byte[] {2});
        RecordMetadata sent = producer.send(record).get();

        // Then
        assertThat(sent.timestamp()).as(topic.baseName()).isLessThan(ahead);
      }
    }
  }

  /** The cluster's client, which records the queried leaders. */
  private static Admin recording(Set<String> asked) {
    return observed((method, arguments) -> noteLeaders(method, arguments, asked));
  }

  private static void noteLeaders(String method, Object[] arguments, Set<String> asked) {
    if (method.equals("listOffsets")) {
      ((Map<?, ?>) arguments[0]).keySet().forEach(it -> asked.add(it.toString()));
    }
  }

  /** The cluster's client, whose calls an observer sees before they are made. */
  private static Admin observed(BiConsumer<String, Object[]> observer) {
    return (Admin)
        Proxy.newProxyInstance(
            Admin.class.getClassLoader(),
            new Class<?>[] {Admin.class},
            (proxy, method, arguments) -> {
              observer.accept(method.getName(), arguments);
              return method.invoke(admin, arguments);
            });
  }
}
