package dev.weir.classifiers.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvenanceTest {

  @Test
  void shouldSayWhatIsNeededToTrainAgain() {
    // When
    Provenance provenance = Provenance.of("trainer", Map.of("seed", "7"), "abc");

    // Then
    assertThat(provenance.entries())
        .containsEntry("trainer", "trainer")
        .containsEntry("setting.seed", "7")
        .containsEntry("data.digest", "abc")
        .containsEntry("java.version", System.getProperty("java.version"))
        .containsKeys("created", "os.name", "os.arch");
    assertThat(provenance.entries().get("weir.version")).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void shouldKeepTheOtherEntriesWhenOneIsAdded() {
    Provenance provenance = Provenance.of("trainer", Map.of(), "abc").with("data.name", "d");
    assertThat(provenance.entries()).containsEntry("data.name", "d").containsKey("trainer");
  }
}
