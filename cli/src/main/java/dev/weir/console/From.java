package dev.weir.console;

import java.util.Map;

/** The position at which reading a topic starts. */
public sealed interface From {

  /** With new records only. */
  record Now() implements From {}

  /** With the oldest record. */
  record Beginning() implements From {}

  /**
   * With an offset in each of some partitions; other partitions are not read.
   *
   * @param byPartition the offsets to start with
   */
  record Offsets(Map<Integer, Long> byPartition) implements From {

    public Offsets {
      byPartition = Map.copyOf(byPartition);
    }
  }
}
