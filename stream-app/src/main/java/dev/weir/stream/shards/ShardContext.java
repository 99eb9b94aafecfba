package dev.weir.stream.shards;

import dev.weir.stream.models.HeldShards;
import dev.weir.stream.readiness.PartitionHolds;

/**
 * What tasks of shards share with the rest of the application.
 *
 * @param held tells the loader which parts of models this instance's tasks need
 * @param holds stops consumers from reading more than can be in flight
 */
public record ShardContext(HeldShards held, PartitionHolds holds) {
  /** A context that no loader and no consumer follows. */
  public static ShardContext of(int shards) {
    return new ShardContext(new HeldShards(shards), new PartitionHolds());
  }
}
