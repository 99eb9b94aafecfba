package dev.weir.modelregistry.routes;

import dev.weir.schemas.Labels;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.TextSanitizer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Limits on the artifacts that the application fetches, checked against their manifests.
 *
 * @param kinds the known model kinds
 * @param maxBytes largest accepted artifact: {@code model.max.bytes}
 * @param keys a version must be signed with one of these; empty: any version is accepted
 */
public record ArtifactLimits(Set<String> kinds, long maxBytes, List<PublicKey> keys) {
  /** Default of {@code model.max.bytes}: 256 MiB. */
  public static final long USUAL_MAX_BYTES = 1L << 28;

  /** Limit on an artifact's chunks: 64 times as many as the largest artifact has by default. */
  private static final int MOST_CHUNKS = 1 << 15;

  /** Limit on the scores of a prediction: half of the record size that a broker accepts. */
  private static final int MOST_SCORE_BYTES = 1 << 19;

  /** Size of a score and of the length prefix of its class name. */
  private static final int SCORE_BYTES = Double.BYTES + 3;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public ArtifactLimits {
    kinds = Set.copyOf(kinds);
    keys = List.copyOf(keys);
  }

  /** The refusal of an artifact, which must then not be fetched; empty if it is accepted. */
  public Optional<Refusal> refusal(ModelManifest manifest) {
    if (!kinds.contains(manifest.getKind())) {
      return refused(
          RefusalReason.KIND_UNKNOWN,
          "models of kind \"%s\" are unknown to this version; the known kinds are %s; upgrade it"
              .formatted(manifest.getKind(), kinds.stream().sorted().toList()));
    }
    return size(manifest)
        .or(() -> classNames(manifest))
        .or(() -> classes(manifest))
        .or(() -> signature(manifest));
  }

  private Optional<Refusal> size(ModelManifest manifest) {
    if (manifest.getBytes() > maxBytes) {
      return refused(
          RefusalReason.TOO_LARGE,
          "the artifact has %d bytes; model.max.bytes is %d"
              .formatted(manifest.getBytes(), maxBytes));
    }
    int chunks = manifest.getChunkCount();
    if (chunks < 1 || chunks > manifest.getBytes() || chunks > MOST_CHUNKS) {
      return refused(
          RefusalReason.SIZE_MISMATCH,
          "%d chunks cannot hold %d bytes; there can be %d"
              .formatted(chunks, manifest.getBytes(), MOST_CHUNKS));
    }
    return SHA256.matcher(manifest.getSha256()).matches()
        ? Optional.empty()
        : refused(
            RefusalReason.MANIFEST_INVALID,
            "'%s' is not a SHA-256 of 64 lower-case hexadecimal digits"
                .formatted(TextSanitizer.fit(manifest.getSha256())));
  }

  private Optional<Refusal> signature(ModelManifest manifest) {
    if (keys.isEmpty() || keys.stream().anyMatch(key -> ModelSignature.isBy(key, manifest))) {
      return Optional.empty();
    }
    return manifest.getSignature().isEmpty()
        ? refused(
            RefusalReason.NOT_SIGNED,
            "it is not signed, and model.signature.keys is set; publish it with --sign")
        : refused(
            RefusalReason.SIGNATURE_INVALID,
            "its signature for this version and these bytes is not by any of model.signature.keys");
  }

  private static Optional<Refusal> classNames(ModelManifest manifest) {
    return manifest.getClasses().stream()
        .flatMap(name -> Labels.classProblem(name).stream())
        .findFirst()
        .map(problem -> new Refusal(RefusalReason.MANIFEST_INVALID, problem));
  }

  /** A prediction names every class with its score. */
  private static Optional<Refusal> classes(ModelManifest manifest) {
    long bytes = 0;
    for (String name : manifest.getClasses()) {
      bytes += SCORE_BYTES + name.getBytes(StandardCharsets.UTF_8).length;
    }
    return bytes <= MOST_SCORE_BYTES
        ? Optional.empty()
        : refused(
            RefusalReason.TOO_MANY_CLASSES,
            "the scores of its %d classes take %d bytes of a prediction; they can take %d"
                .formatted(manifest.getClasses().size(), bytes, MOST_SCORE_BYTES));
  }

  private static Optional<Refusal> refused(RefusalReason reason, String detail) {
    return Optional.of(new Refusal(reason, detail));
  }
}
