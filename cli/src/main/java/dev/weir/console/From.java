package dev.weir.console;

import java.util.Map;

/** Where reading a topic begins. */
public sealed interface From {

  /** With what comes from now on. */
  record Now() implements From {}

  /** With what is there already. */
  record Beginning() implements From {}

  /**
   * With an offset in each of some partitions; no others are read.
   *
   * @param byPartition the offsets to begin with
   */
  record Offsets(Map<Integer, Long> byPartition) implements From {

    public Offsets {
      byPartition = Map.copyOf(byPartition);
    }
  }
}
