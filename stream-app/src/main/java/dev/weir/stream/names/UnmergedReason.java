package dev.weir.stream.names;

import dev.weir.base.WireNamed;

/** Why a record that was sent to all shards became a dead letter instead of a prediction. */
public enum UnmergedReason implements WireNamed {
  /** A shard answered a later record of the partition: its answer to this one does not come. */
  ANSWER_LOST,
  /** The champion threw an exception in a shard, or its partial distances do not fit together. */
  FAILED,
  /** The champion left its timeline meanwhile. */
  RETIRED,
  /** The number of shards changed meanwhile. */
  SHARDS_CHANGED,
  /** The partial distances of a shard exceed the limit of internal topics. */
  TOO_LARGE
}
