package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sandbox.KafkaSandbox;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
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
            "other.models: cleanup.policy is delete, not compact");
  }
}
