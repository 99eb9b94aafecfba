package dev.weir.cli.format;

import static dev.weir.cli.format.Samples.NOW;
import static dev.weir.cli.format.Samples.entry;
import static dev.weir.cli.format.Samples.manifest;
import static dev.weir.cli.format.Samples.timeline;
import static dev.weir.cli.format.Samples.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.modelregistry.publish.AssignmentOutcome;
import dev.weir.modelregistry.publish.ModelCatalogue;
import dev.weir.modelregistry.publish.PublicationOutcome;
import dev.weir.modelregistry.publish.PublicationRequest;
import dev.weir.modelregistry.routes.Refusal;
import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    JsonNode all = Json.tree(ModelsJson.of(view(catalogue)));

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
  void shouldRenderOutcomes() {
    // given
    AssignmentOutcome outcome =
        new AssignmentOutcome(
            timeline("signals", entry(Instant.EPOCH, "1", "2")),
            true,
            Map.of(Samples.version("2"), new Refusal(RefusalReason.INPUT_MISMATCH, "it takes")));
    PublicationOutcome publication = new PublicationOutcome(manifest("1"), false);

    // then
    assertThat(Json.line(outcome))
        .isEqualTo(
            """
            {"route":"signals","revision":7,"timeline":[{"validFrom":"1970-01-01T00:00:00Z",\
            "champion":{"name":"m","version":"1"},"challengers":[{"name":"m","version":"2"}]}],\
            "changedAt":"2026-03-01T11:59:55Z","changed":true,"refused":[{"version":"m/2",\
            "reason":"input-mismatch","detail":"it takes"}]}\
            """);
    assertThat(Json.line(publication))
        .isEqualTo(
            """
            {"name":"m","version":"1","kind":"rocket","classes":["a","b"],\
            "input":{"type":"signal","dimensions":[1,40]},"bytes":1536,"chunkCount":2,\
            "chunks":{"topic":"model-chunks","partition":0,"firstOffset":4,"lastOffset":5},\
            "sha256":"0000000000000000000000000000000000000000000000000000000000000000",\
            "provenance":{"seed":"42"},"figures":{"accuracy":0.96155,"lower":0.95,"tests":1000.0},\
            "publishedAt":"2026-02-01T08:30:00.123Z","signature":"",\
            "changed":false}\
            """);
    assertThat(
            Json.line(
                new PublicationRequest.Outcome(
                    publication, List.of(Samples.version("0")), Optional.of(outcome))))
        .isEqualTo(
            """
            {"name":"m","version":"1","kind":"rocket","classes":["a","b"],\
            "input":{"type":"signal","dimensions":[1,40]},"bytes":1536,"chunkCount":2,\
            "chunks":{"topic":"model-chunks","partition":0,"firstOffset":4,"lastOffset":5},\
            "sha256":"0000000000000000000000000000000000000000000000000000000000000000",\
            "provenance":{"seed":"42"},"figures":{"accuracy":0.96155,"lower":0.95,"tests":1000.0},\
            "publishedAt":"2026-02-01T08:30:00.123Z","signature":"",\
            "changed":false,"sameBytes":["m/0"],"assignment":{"route":"signals","revision":7,\
            "timeline":[{"validFrom":"1970-01-01T00:00:00Z","champion":{"name":"m",\
            "version":"1"},"challengers":[{"name":"m","version":"2"}]}],\
            "changedAt":"2026-03-01T11:59:55Z","changed":true,"refused":[{"version":"m/2",\
            "reason":"input-mismatch","detail":"it takes"}]}}\
            """);
    assertThat(Json.line(new PublicationRequest.Outcome(publication, List.of(), Optional.empty())))
        .isEqualTo(
            """
            {"name":"m","version":"1","kind":"rocket","classes":["a","b"],\
            "input":{"type":"signal","dimensions":[1,40]},"bytes":1536,"chunkCount":2,\
            "chunks":{"topic":"model-chunks","partition":0,"firstOffset":4,"lastOffset":5},\
            "sha256":"0000000000000000000000000000000000000000000000000000000000000000",\
            "provenance":{"seed":"42"},"figures":{"accuracy":0.96155,"lower":0.95,"tests":1000.0},\
            "publishedAt":"2026-02-01T08:30:00.123Z","signature":"",\
            "changed":false,"sameBytes":[]}\
            """);
  }
}
