package dev.weir.modelregistry.routes;

import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.schemas.ModelManifest;
import java.util.Optional;

/** The model kinds whose training images can be split over instances. */
public final class SplitKinds {
  private SplitKinds() {}

  /** The refusal of a version on a route with shards; empty if it can be split. */
  public static Optional<Refusal> refusal(ModelManifest manifest) {
    return manifest.getKind().equals(WnnModel.KIND)
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                RefusalReason.KIND_MISMATCH,
                "a model of kind %s cannot be split; routes with shards take models of kind %s"
                    .formatted(manifest.getKind(), WnnModel.KIND)));
  }
}
