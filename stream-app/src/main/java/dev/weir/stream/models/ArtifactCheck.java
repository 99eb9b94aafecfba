package dev.weir.stream.models;

import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.DecodedModel;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.MemoryLimit;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.ModelFormat;
import dev.weir.classifiers.model.ModelMemoryException;
import dev.weir.modelregistry.chunks.ArtifactStream;
import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelManifest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes an artifact and compares it with its manifest. The decoded model is returned only after
 * the last byte has been verified and everything agrees.
 *
 * @param manifest of the artifact
 * @param memory heap available to its model and scorers
 * @param scorers number of scorers
 * @param format reads it; null: the format of its kind
 */
record ArtifactCheck(
    ModelManifest manifest, MemoryLimit memory, int scorers, @Nullable ModelFormat format) {
  /** With the format of the artifact's kind. */
  ArtifactCheck(ModelManifest manifest, MemoryLimit memory, int scorers) {
    this(manifest, memory, scorers, null);
  }

  /** Reads a model that can score. */
  DecodedModel read(ArtifactStream bytes) throws ModelRefusedException, IOException {
    DecodedModel model = null;
    ArtifactException corrupt = null;
    try {
      model = ArtifactCodec.read(bytes, memory, scorers, format);
    } catch (ModelMemoryException e) {
      throw new ModelRefusedException(
          RefusalReason.TOO_MUCH_MEMORY,
          e.getMessage() + "; raise model.memory, or retire other versions",
          e);
    } catch (ArtifactException e) {
      corrupt = e;
    }
    bytes.verify();
    if (corrupt != null) {
      throw new ModelRefusedException(
          RefusalReason.ARTIFACT_CORRUPT, corrupt.getMessage(), corrupt);
    }
    checkModel(model.model());
    return model;
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
