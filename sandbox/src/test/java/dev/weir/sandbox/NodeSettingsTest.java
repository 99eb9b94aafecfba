package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeSettingsTest {

  private static final Path FOLDER = Path.of("/data");

  @ParameterizedTest
  @CsvSource({"1,1,1", "2,2,2", "3,3,2", "5,3,2"})
  void shouldReplicateInternalTopicsAsFarAsBrokersGo(int brokers, int replicas, int inSync) {
    Map<String, String> settings =
        new NodeSettings(brokers, 20_001, Map.of()).broker(0, 20_002, FOLDER);

    assertThat(settings)
        .containsEntry("offsets.topic.replication.factor", String.valueOf(replicas))
        .containsEntry("transaction.state.log.replication.factor", String.valueOf(replicas))
        .containsEntry("transaction.state.log.min.isr", String.valueOf(inSync));
  }

  @Test
  void shouldListenOnLoopback() {
    var settings = new NodeSettings(1, 20_001, Map.of());

    assertThat(settings.broker(4, 20_002, FOLDER))
        .containsEntry("node.id", "4")
        .containsEntry("listeners", "BROKER://127.0.0.1:20002")
        .containsEntry("advertised.listeners", "BROKER://127.0.0.1:20002")
        .containsEntry("controller.quorum.voters", "1000@127.0.0.1:20001")
        .containsEntry("auto.create.topics.enable", "false");
    assertThat(settings.controller(FOLDER))
        .containsEntry("listeners", "CONTROLLER://127.0.0.1:20001")
        .containsEntry("process.roles", "controller");
  }

  @Test
  void shouldTakeSettingsOfTheUserOverItsOwn() {
    // Given
    var settings = new NodeSettings(1, 20_001, Map.of("num.io.threads", "7"));

    // When / Then
    assertThat(settings.broker(0, 20_002, FOLDER)).containsEntry("num.io.threads", "7");
    assertThat(settings.controller(FOLDER)).containsEntry("num.io.threads", "7");
  }
}
