package dev.weir.history;

import dev.weir.memory.MemoryNeed;

/**
 * The memory that records of a topic take until all are read: how many there will be is not known
 * before, so it is reckoned from those that came, by the share of the topic that is read.
 */
final class KeptRecords {
  /** Objects, strings and places in maps, beside the values. */
  private static final int RECORD = 400;

  /**
   * So many records before one concludes from them to the others, and from one look to the next.
   */
  private static final int LOOK = 500;

  private final String topic;
  private double bytes;
  private long records;

  KeptRecords(String topic) {
    this.topic = topic;
  }

  /**
   * Takes a record that is kept.
   *
   * @param length bytes of it on the topic, which are about as many in memory
   * @param done how much of the topic is read
   * @param total how much there is to read
   * @throws dev.weir.memory.NotEnoughMemoryException if all of them would not fit into memory
   */
  void add(int length, long done, long total) {
    bytes += length + (double) RECORD;
    records++;
    if (records % LOOK == 0 && done > 0) {
      MemoryNeed.of("reading " + topic)
          .remedy("take a shorter span (--from, --to)")
          .plus("its records", bytes * Math.max(1, (double) total / done))
          .check();
    }
  }
}
