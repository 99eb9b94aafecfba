package dev.weir.routes;

import dev.weir.schemas.ModelManifest;
import java.util.Optional;
import java.util.Set;

/**
 * Which artifacts the application fetches, by their manifests.
 *
 * @param kinds of models that it knows
 * @param maxBytes larger artifacts are refused: {@code model.max.bytes}
 */
public record ArtifactLimits(Set<String> kinds, long maxBytes) {
  /** {@code model.max.bytes} where it is not set: 1 GiB. */
  public static final long USUAL_MAX_BYTES = 1L << 30;

  public ArtifactLimits {
    kinds = Set.copyOf(kinds);
  }

  /** Why an artifact is not fetched, if it is not. */
  public Optional<Refusal> refusal(ModelManifest manifest) {
    if (!kinds.contains(manifest.getKind())) {
      return refused(
          RefusalReason.KIND_UNKNOWN,
          "models of kind \"%s\" are not known to this version, which knows %s; upgrade it"
              .formatted(manifest.getKind(), kinds.stream().sorted().toList()));
    }
    if (manifest.getBytes() > maxBytes) {
      return refused(
          RefusalReason.TOO_LARGE,
          "the artifact has %d bytes; model.max.bytes is %d"
              .formatted(manifest.getBytes(), maxBytes));
    }
    if (manifest.getChunkCount() < 1 || manifest.getChunkCount() > manifest.getBytes()) {
      return refused(
          RefusalReason.SIZE_MISMATCH,
          "%d chunks cannot hold %d bytes"
              .formatted(manifest.getChunkCount(), manifest.getBytes()));
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refused(RefusalReason reason, String detail) {
    return Optional.of(new Refusal(reason, detail));
  }
}
