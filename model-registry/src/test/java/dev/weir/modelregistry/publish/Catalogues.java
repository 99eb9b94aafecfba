package dev.weir.modelregistry.publish;

import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelManifest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Catalogues for tests. */
final class Catalogues {
  private Catalogues() {}

  /** A catalogue with these versions, as name/version, and optional timelines. */
  static ModelCatalogue of(List<String> versions, ModelAssignment... assignments) {
    SortedMap<String, ModelManifest> manifests = new TreeMap<>();
    versions.forEach(key -> manifests.put(key, manifest(key)));
    SortedMap<String, ModelAssignment> timelines = new TreeMap<>();
    for (ModelAssignment one : assignments) {
      timelines.put(one.getRoute(), one);
    }
    return new ModelCatalogue(manifests, timelines, new TreeMap<>(), List.of());
  }

  private static ModelManifest manifest(String key) {
    int slash = key.indexOf('/');
    return ModelManifest.newBuilder()
        .setName(key.substring(0, slash))
        .setVersion(key.substring(slash + 1))
        .setKind("rocket")
        .setClasses(List.of("a", "b"))
        .setInput(new ModelInput("signal", List.of(1, 40)))
        .setBytes(1)
        .setChunkCount(1)
        .setChunks(new ChunkLocation("model-chunks", 0, 0L, 0L))
        .setSha256("0".repeat(64))
        .setProvenance(Map.of())
        .setFigures(Map.of())
        .setPublishedAt(Instant.EPOCH)
        .build();
  }
}
