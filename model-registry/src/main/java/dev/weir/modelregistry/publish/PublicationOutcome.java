package dev.weir.modelregistry.publish;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.schemas.ModelManifest;

/**
 * The outcome of publishing an artifact.
 *
 * @param manifest the published version
 * @param changed whether it was published now; false: it already existed with the same bytes
 */
public record PublicationOutcome(@JsonUnwrapped ModelManifest manifest, boolean changed) {

  /** One sentence for the user. */
  public String describe() {
    String version = manifest.getName() + "/" + manifest.getVersion();
    return changed
        ? "published %s: %s, %d bytes in %d %s, SHA-256 %s"
            .formatted(
                version,
                manifest.getKind(),
                manifest.getBytes(),
                manifest.getChunkCount(),
                manifest.getChunkCount() == 1 ? "chunk" : "chunks",
                manifest.getSha256())
        : "%s is already published with these bytes, SHA-256 %s; nothing changed"
            .formatted(version, manifest.getSha256());
  }
}
