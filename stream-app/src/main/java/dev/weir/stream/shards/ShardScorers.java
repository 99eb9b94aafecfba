package dev.weir.stream.shards;

import dev.weir.classifiers.wnn.shard.ShardedWnn;
import dev.weir.classifiers.wnn.shard.WnnShard;
import dev.weir.classifiers.wnn.shard.WnnShardScorer;
import dev.weir.stream.models.LiveModels;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** A thread's scorers, one per part, shared by all its tasks. */
final class ShardScorers {
  private final IdentityHashMap<WnnShard, WnnShardScorer> scorers = new IdentityHashMap<>();

  WnnShardScorer of(WnnShard part) {
    return scorers.computeIfAbsent(part, WnnShard::newScorer);
  }

  /** Discards a scorer whose state may be invalid after an exception. */
  void forget(WnnShard part) {
    scorers.remove(part);
  }

  /** Discards the scorers of parts that are not loaded any more. */
  void keepOnly(LiveModels models) {
    Set<WnnShard> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    models
        .loaded()
        .forEach(
            model -> {
              if (model.model() instanceof ShardedWnn split) {
                parts.addAll(split.held());
              }
            });
    scorers.keySet().removeIf(part -> !parts.contains(part));
  }
}
