package dev.weir.stream.models;

import dev.weir.classifiers.model.DecodedModel;
import dev.weir.classifiers.model.ModelFormat;
import dev.weir.classifiers.wnn.shard.ShardFormat;
import dev.weir.classifiers.wnn.shard.ShardedWnn;
import dev.weir.modelregistry.routes.Refusal;
import dev.weir.modelregistry.routes.SplitKinds;
import dev.weir.schemas.ModelManifest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the parts of a version that this instance's tasks need. Parts that are loaded already are
 * not fetched again.
 *
 * @param shards the parts that are needed
 * @param scorers number of scorers of each part
 * @param source fetches the artifact
 */
record ShardLoader(HeldShards shards, int scorers, Source source) {
  private static final Logger LOG = LoggerFactory.getLogger(ShardLoader.class);

  /** Fetches an artifact. */
  @FunctionalInterface
  interface Source {
    /** Fetches and verifies the whole artifact and returns what the format reads of it. */
    DecodedModel fetch(ModelFormat format) throws ModelRefusedException;
  }

  /**
   * Loads a version.
   *
   * @param before the version as it is loaded now; null: it is not
   * @throws ModelRefusedException if it must not score
   */
  DecodedModel load(ModelManifest manifest, @Nullable LoadedModel before)
      throws ModelRefusedException {
    Optional<Refusal> refusal = SplitKinds.refusal(manifest);
    if (refusal.isPresent()) {
      throw new ModelRefusedException(refusal.get().reason(), refusal.get().detail());
    }
    DecodedModel first = outline(manifest, before);
    ShardedWnn model = (ShardedWnn) first.model();
    Set<Integer> wanted = shards.wanted(model);
    LOG.info(
        "model {}/{}: this instance holds parts {} of {}",
        manifest.getName(),
        manifest.getVersion(),
        wanted.stream().sorted().toList(),
        shards.shards());
    if (!model.holds(wanted)) {
      return source.fetch(ShardFormat.parts(model, wanted));
    }
    ShardedWnn kept = model.keepOnly(wanted);
    return new DecodedModel(kept, Math.max(first.memory(), 0) + kept.memory(scorers));
  }

  /** The model as it is loaded, or without parts; with the memory beside its parts. */
  private DecodedModel outline(ModelManifest manifest, @Nullable LoadedModel before)
      throws ModelRefusedException {
    return before != null
            && before.sha256().equals(manifest.getSha256())
            && before.model() instanceof ShardedWnn split
            && split.plan().shards() == shards.shards()
        ? new DecodedModel(split, before.memory() - split.memory(scorers))
        : source.fetch(ShardFormat.outline(shards.shards()));
  }
}
