package dev.weir.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.TopicNames;
import java.util.List;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.Test;

class PermissionsTest {
  private static final TopicNames NAMES = new TopicNames("p.");

  @Test
  void shouldLetProducersWriteTheInputsAndNothingElse() {
    assertThat(texts(new Permissions(NAMES).producer("User:a")))
        .containsExactly(
            "WRITE TOPIC LITERAL p.signals",
            "WRITE TOPIC LITERAL p.images",
            "WRITE TOPIC LITERAL p.labels");
  }

  @Test
  void shouldLetConsumersReadTheOutputsInTheirGroups() {
    assertThat(texts(new Permissions(NAMES).consumer("User:a", "team-")))
        .containsExactly(
            "READ TOPIC LITERAL p.predictions",
            "READ TOPIC LITERAL p.accuracy",
            "READ TOPIC LITERAL p.drift-events",
            "READ TOPIC LITERAL p.dead-letters",
            "READ GROUP PREFIXED team-");
  }

  @Test
  void shouldLetTheApplicationHaveItsInternalTopicsAndTransactions() {
    assertThat(texts(new Permissions(NAMES).application("User:a", "app")))
        .contains(
            "READ TOPIC LITERAL p.signals",
            "READ TOPIC LITERAL p.model-chunks",
            "WRITE TOPIC LITERAL p.predictions",
            "DESCRIBE_CONFIGS TOPIC LITERAL p.predictions",
            "DESCRIBE_CONFIGS TOPIC PREFIXED app-",
            "READ TOPIC LITERAL p.accuracy",
            "READ GROUP LITERAL app",
            "WRITE TRANSACTIONAL_ID PREFIXED app-",
            "CREATE TOPIC PREFIXED app-",
            "DELETE TOPIC PREFIXED app-")
        .doesNotContain("WRITE TOPIC LITERAL p.signals", "WRITE TOPIC LITERAL p.models");
  }

  @Test
  void shouldLetPublishersReadAndWriteModelsAlone() {
    assertThat(texts(new Permissions(NAMES).publisher("User:a").publisher("User:a")))
        .containsExactly(
            "READ TOPIC LITERAL p.models",
            "WRITE TOPIC LITERAL p.models",
            "READ TOPIC LITERAL p.model-chunks",
            "WRITE TOPIC LITERAL p.model-chunks");
  }

  @Test
  void shouldLetReplayersSendLettersAgainInTheirTransactions() {
    assertThat(texts(new Permissions(NAMES).replayer("User:a")))
        .contains(
            "READ TOPIC LITERAL p.dead-letters",
            "WRITE TOPIC LITERAL p.dead-letters",
            "WRITE TOPIC LITERAL p.signals",
            "WRITE TRANSACTIONAL_ID LITERAL p.weir-dead-letters-replay")
        .doesNotContain("WRITE TOPIC LITERAL p.predictions", "WRITE TOPIC LITERAL p.models");
  }

  @Test
  void shouldLetOperatorsChangeTheSettingsOfAllTopics() {
    assertThat(texts(new Permissions(NAMES).operator("User:a", "app")))
        .contains(
            "CREATE TOPIC LITERAL p.signals",
            "ALTER_CONFIGS TOPIC LITERAL p.dead-letters",
            "DESCRIBE TOPIC PREFIXED app-",
            "ALTER_CONFIGS TOPIC PREFIXED app-")
        .doesNotContain("CREATE TOPIC PREFIXED app-", "READ TOPIC LITERAL p.signals");
  }

  @Test
  void shouldWantThePrincipalsType() {
    assertThatThrownBy(() -> new Permissions(NAMES).operator("alice", "app"))
        .hasMessageContainingAll("'alice' is not a principal", "User:weir");
  }

  private static List<String> texts(Permissions permissions) {
    return permissions.all().stream().map(PermissionsTest::text).toList();
  }

  private static String text(AclBinding acl) {
    return "%s %s %s %s"
        .formatted(
            acl.entry().operation(),
            acl.pattern().resourceType(),
            acl.pattern().patternType(),
            acl.pattern().name());
  }
}
