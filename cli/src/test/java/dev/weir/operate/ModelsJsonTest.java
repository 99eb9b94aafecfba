package dev.weir.operate;

import static dev.weir.operate.Samples.NOW;
import static dev.weir.operate.Samples.entry;
import static dev.weir.operate.Samples.manifest;
import static dev.weir.operate.Samples.timeline;
import static dev.weir.operate.Samples.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.publish.AssignmentOutcome;
import dev.weir.publish.ModelCatalogue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelsJsonTest {

  @Test
  void shouldSayTheSameAsTheText() {
    // Given
    ModelCatalogue catalogue =
        ModelCatalogue.of(
            List.of(manifest("1"), manifest("2")),
            List.of(timeline("signals", entry(Instant.EPOCH, "1"), entry(NOW, "2", "1"))));

    // When
    JsonNode all = ModelsJson.of(view(catalogue));

    // Then
    assertThat(all.at("/models")).hasSize(2);
    assertThat(all.at("/models/0/figures/accuracy").asDouble()).isEqualTo(0.96155);
    assertThat(all.at("/models/0/uses").toString())
        .isEqualTo(
            "[{\"route\":\"signals\",\"role\":\"champion\",\"from\":\"1970-01-01T00:00:00Z\","
                + "\"until\":\"2026-03-01T12:00:00Z\"},"
                + "{\"route\":\"signals\",\"role\":\"challenger\",\"from\":\"2026-03-01T12:00:00Z\"}]");
    assertThat(all.at("/routes/0/revision").asInt()).isEqualTo(7);
    assertThat(all.at("/routes/0/timeline/1/champion/version").asText()).isEqualTo("2");
  }

  @Test
  void shouldSayWhetherATimelineChanged() {
    // Given
    AssignmentOutcome outcome =
        new AssignmentOutcome(timeline("signals", entry(Instant.EPOCH, "1")), false);

    // When, then
    assertThat(ModelsJson.of(outcome).get("changed").asBoolean(true)).isFalse();
    assertThat(ModelsJson.of(outcome).get("route").asText()).isEqualTo("signals");
  }
}
