package dev.weir.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sandbox.KafkaSandbox;
import dev.weir.schemas.Topic;
import dev.weir.schemas.Topics;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
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

class TopicCreatorIT {
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
  void shouldCreateWhatIsMissingOnce() throws Exception {
    // Given
    List<NewTopic> topics = new Topics("once.").newTopics(2, (short) 1);

    // When
    TopicReport first = new TopicCreator(admin).create(topics);
    TopicReport second = new TopicCreator(admin).create(topics);

    // Then
    assertThat(first.created()).hasSize(9);
    assertThat(first.existing()).isEmpty();
    assertThat(second.created()).isEmpty();
    assertThat(second.existing()).hasSize(9);
    assertThat(second.differences()).isEmpty();
    assertThat(admin.listTopics().names().get()).containsAll(first.created());
  }

  @Test
  void shouldReportWhatIsOtherwise() {
    // Given
    Topics topics = new Topics("other.");
    TopicCreator creator = new TopicCreator(admin);
    creator.create(
        List.of(
            new NewTopic("other.models", 1, (short) 1).configs(Map.of("cleanup.policy", "delete")),
            topics.newTopic(Topic.SIGNALS, 3, (short) 1)));

    // When
    TopicReport report = creator.create(topics.newTopics(2, (short) 1));

    // Then
    assertThat(report.created()).hasSize(7);
    assertThat(report.existing()).containsExactly("other.signals", "other.models");
    assertThat(report.differences())
        .extracting(TopicReport.Difference::toString)
        .containsExactlyInAnyOrder(
            "other.signals: partitions is 3, not 2",
            "other.models: cleanup.policy is delete, not compact",
            "other.models: message.timestamp.type is CreateTime, not LogAppendTime");
  }

  @Test
  void shouldAskTheLeadersOfWhatItCreates() {
    // Given
    Set<String> asked = new TreeSet<>();
    List<NewTopic> topics = List.of(new NewTopic("led.a", 2, (short) 1));

    // When
    new TopicCreator(recording(asked)).create(topics);

    // Then
    assertThat(asked).containsExactly("led.a-0", "led.a-1");
  }

  @Test
  void shouldAskTheLeadersOfWhatIsApplied() {
    // Given topics, one of which has fewer partitions
    Topics names = new Topics("applied.");
    new TopicCreator(admin).create(List.of(names.newTopic(Topic.LABELS, 1, (short) 1)));
    Set<String> asked = new TreeSet<>();
    ClusterTopics cluster = new ClusterTopics(recording(asked));
    TopicRequest request =
        new TopicRequest(names, OptionalInt.of(2), OptionalInt.empty(), true, List.of());

    // When
    List<Refusal> refused = cluster.apply(cluster.plan(request));

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
    Topics topics = new Topics("ahead.");
    new TopicCreator(admin).create(topics.newTopics(1, (short) 1));
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
    return (Admin)
        Proxy.newProxyInstance(
            Admin.class.getClassLoader(),
            new Class<?>[] {Admin.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("listOffsets")) {
                ((Map<?, ?>) arguments[0]).keySet().forEach(it -> asked.add(it.toString()));
              }
              return method.invoke(admin, arguments);
            });
  }
}
