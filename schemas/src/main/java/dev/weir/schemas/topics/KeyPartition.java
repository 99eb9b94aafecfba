package dev.weir.schemas.topics;

import org.apache.kafka.common.utils.Utils;

/** The partition of a record by its key. */
public final class KeyPartition {
  private KeyPartition() {}

  /** The partition that Java's default partitioner chooses for a key: murmur2 of its bytes. */
  public static int of(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }
}
