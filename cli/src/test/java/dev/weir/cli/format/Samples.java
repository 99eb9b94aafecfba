package dev.weir.cli.format;

import dev.weir.modelregistry.publish.ApplicationRules;
import dev.weir.modelregistry.publish.ModelCatalogue;
import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Versions of a model m and timelines of its versions. */
final class Samples {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private Samples() {}

  static ModelManifest manifest(String version) {
    return ModelManifest.newBuilder()
        .setName("m")
        .setVersion(version)
        .setKind("rocket")
        .setClasses(List.of("a", "b"))
        .setInput(new ModelInput("signal", List.of(1, 40)))
        .setBytes(1536)
        .setChunkCount(2)
        .setChunks(new ChunkLocation("model-chunks", 0, 4L, 5L))
        .setSha256("0".repeat(64))
        .setProvenance(Map.of("seed", "42"))
        .setFigures(new TreeMap<>(Map.of("accuracy", 0.96155, "tests", 1000.0, "lower", 0.95)))
        .setPublishedAt(Instant.parse("2026-02-01T08:30:00.123Z"))
        .build();
  }

  static ModelAssignment timeline(String route, TimelineEntry... entries) {
    return new ModelAssignment(route, 7L, List.of(entries), NOW.minusSeconds(5));
  }

  static TimelineEntry entry(Instant from, String champion, String... challengers) {
    return new TimelineEntry(
        from, version(champion), Arrays.stream(challengers).map(Samples::version).toList());
  }

  static ModelVersion version(String version) {
    return new ModelVersion("m", version);
  }

  /** The view after these instances were queried. */
  static ModelsView view(ModelCatalogue catalogue, InstanceResponse... answers) {
    return new ModelsView(catalogue, ApplicationRules.withoutSettings(), List.of(answers));
  }
}
