package dev.weir.cli.io;

import java.util.Map;

/** The position at which reading a topic starts. */
public sealed interface StartPosition {

  /** With new records only. */
  record Now() implements StartPosition {}

  /** With the oldest record. */
  record Beginning() implements StartPosition {}

  /**
   * With an offset in each of some partitions; other partitions are not read.
   *
   * @param byPartition the offsets to start with
   */
  record Offsets(Map<Integer, Long> byPartition) implements StartPosition {

    public Offsets {
      byPartition = Map.copyOf(byPartition);
    }
  }
}
