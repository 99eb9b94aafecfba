package dev.weir.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.TopicNames;
import dev.weir.schemas.json.Json;
import dev.weir.schemas.topics.Permissions;
import org.junit.jupiter.api.Test;

class AclsTextTest {
  private static final Permissions PUBLISHER =
      new Permissions(new TopicNames("p.")).publisher("User:it's");

  @Test
  void shouldPrintACommandAResource() {
    assertThat(AclsText.of(PUBLISHER.all(), "h:1").lines())
        .hasSize(2)
        .first()
        .isEqualTo(
            "kafka-acls.sh --bootstrap-server h:1 --add --allow-principal 'User:it'\\''s'"
                + " --operation read --operation write --topic 'p.models'"
                + " --resource-pattern-type literal");
    assertThat(
            AclsText.of(
                new Permissions(TopicNames.DEFAULT).application("User:a", "weir").all(), "h:1"))
        .contains("--transactional-id 'weir-' --resource-pattern-type prefixed", "--group 'weir'");
  }

  @Test
  void shouldPrintTheSameAsJson() {
    assertThat(Json.line(AclsText.json(PUBLISHER.all())))
        .isEqualTo(
            """
            {"acls":[{"principal":"User:it's","resource":"topic","name":"p.models",\
            "pattern":"literal","operation":"read"},{"principal":"User:it's","resource":"topic",\
            "name":"p.models","pattern":"literal","operation":"write"},{"principal":"User:it's",\
            "resource":"topic","name":"p.model-chunks","pattern":"literal","operation":"read"},\
            {"principal":"User:it's","resource":"topic","name":"p.model-chunks",\
            "pattern":"literal","operation":"write"}]}\
            """);
  }
}
