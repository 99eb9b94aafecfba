package dev.weir.stream.models;

import dev.weir.model.ArtifactException;
import dev.weir.model.Artifacts;
import dev.weir.model.InputShape;
import dev.weir.model.MemoryLimit;
import dev.weir.model.Model;
import dev.weir.model.ModelMemoryException;
import dev.weir.model.ReadModel;
import dev.weir.routes.RefusalReason;
import dev.weir.schemas.Digests;
import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelManifest;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;

/**
 * Decodes an artifact while hashing it, and compares it with its manifest. The decoded model is
 * returned only after the last byte has been hashed and everything agrees.
 */
final class ArtifactCheck {
  private final ModelManifest manifest;
  private final MemoryLimit memory;
  private final int scorers;

  /**
   * Checks an artifact.
   *
   * @param memory heap available to its model and scorers
   * @param scorers number of scorers
   */
  ArtifactCheck(ModelManifest manifest, MemoryLimit memory, int scorers) {
    this.manifest = manifest;
    this.memory = memory;
    this.scorers = scorers;
  }

  /** Reads a model that can score. */
  ReadModel read(ChunkInputStream bytes) throws ModelRefusedException, IOException {
    MessageDigest digest = Digests.sha256();
    ReadModel model = null;
    ArtifactException corrupt = null;
    try (DigestInputStream hashed = new DigestInputStream(bytes, digest)) {
      try {
        model = Artifacts.read(hashed, memory, scorers);
      } catch (ModelMemoryException e) {
        throw new ModelRefusedException(
            RefusalReason.TOO_MUCH_MEMORY,
            e.getMessage() + "; raise model.memory, or retire other versions",
            e);
      } catch (ArtifactException e) {
        rethrow(bytes);
        corrupt = e;
      }
      hashed.transferTo(OutputStream.nullOutputStream());
    }
    checkBytes(bytes.total(), digest);
    if (corrupt != null) {
      throw new ModelRefusedException(
          RefusalReason.ARTIFACT_CORRUPT, corrupt.getMessage(), corrupt);
    }
    checkModel(model.model());
    return model;
  }

  /** The decoder reports a failed read as a truncated artifact; the original failure says more. */
  private static void rethrow(ChunkInputStream bytes) throws IOException {
    Exception failure = bytes.failure().orElse(null);
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
  }

  private void checkBytes(long total, MessageDigest digest) throws ModelRefusedException {
    if (total != manifest.getBytes()) {
      throw new ModelRefusedException(
          RefusalReason.SIZE_MISMATCH,
          "the chunks have %d bytes, the manifest says %d".formatted(total, manifest.getBytes()));
    }
    String found = Digests.hex(digest);
    if (!found.equals(manifest.getSha256())) {
      throw new ModelRefusedException(
          RefusalReason.HASH_MISMATCH,
          "SHA-256 is %s, the manifest says %s".formatted(found, manifest.getSha256()));
    }
  }

  private void checkModel(Model model) throws ModelRefusedException {
    if (!model.kind().equals(manifest.getKind())) {
      throw new ModelRefusedException(
          RefusalReason.KIND_MISMATCH,
          "the artifact is a %s for %s; the manifest says %s"
              .formatted(model.kind(), model.inputShape().withArticle(), manifest.getKind()));
    }
    if (!model.classes().equals(manifest.getClasses())) {
      throw new ModelRefusedException(
          RefusalReason.CLASSES_MISMATCH,
          "the artifact has %d classes, not the %d of the manifest in their order"
              .formatted(model.classes().size(), manifest.getClasses().size()));
    }
    if (!sameInput(model.inputShape(), manifest.getInput())) {
      throw new ModelRefusedException(
          RefusalReason.INPUT_MISMATCH,
          "the artifact takes %s; the manifest says %s of %s"
              .formatted(
                  model.inputShape().withArticle(),
                  manifest.getInput().getType(),
                  manifest.getInput().getDimensions()));
    }
  }

  private static boolean sameInput(InputShape shape, ModelInput input) {
    return switch (shape) {
      case InputShape.Signal s ->
          input.getType().equals("signal")
              && input.getDimensions().equals(List.of(s.channels(), s.length()));
      case InputShape.Image i ->
          input.getType().equals("image")
              && input.getDimensions().equals(List.of(i.width(), i.height()));
    };
  }
}
