package dev.weir.history;

import dev.weir.memory.MemoryNeed;
import java.util.Locale;

/**
 * The memory that records of a topic take until all are read: how many there will be is not known
 * before, so it is reckoned from those that came, by the share of the topic that is read. Labels
 * count as well: they are read first, of whatever records, and are kept while those are read.
 */
final class KeptRecords {
  /** Objects, strings and places in maps, beside the values. */
  private static final int RECORD = 400;

  /**
   * So many records before one concludes from them to the others, and from one look to the next.
   */
  private static final int LOOK = 500;

  /** Of the memory that Java may take, so that training has some. */
  private static final double SAMPLED = 0.5;

  private final String topic;
  private final double before;
  private double bytes;
  private long records;

  KeptRecords(String topic) {
    this(topic, 0);
  }

  /**
   * Begins to count.
   *
   * @param before bytes that are taken already, by what was read before
   */
  KeptRecords(String topic, double before) {
    this.topic = topic;
    this.before = before;
  }

  /** Bytes of what is kept, and of what was before. */
  double bytes() {
    return before + bytes;
  }

  /**
   * Takes a record that is kept.
   *
   * @param length bytes of it on the topic, which are about as many in memory; 0 where only its id
   *     is kept
   * @param done how much of the topic is read
   * @param total how much there is to read
   * @throws dev.weir.memory.NotEnoughMemoryException if all of them would not fit into memory
   */
  void add(int length, long done, long total) {
    bytes += length + (double) RECORD;
    records++;
    if (records % LOOK == 0 && done > 0) {
      double all = bytes * Math.max(1, (double) total / done);
      MemoryNeed.of("reading " + topic)
          .remedy("take a shorter span (--from, --to)")
          .remedy("a sample of the records (topic:...,sample=%s)".formatted(sample(all + before)))
          .plus("its records", all)
          .plus("what was read before", before)
          .check();
    }
  }

  /** A share that fits, in hundredths. */
  private static String sample(double needed) {
    double fits = SAMPLED * Runtime.getRuntime().maxMemory() / needed;
    return String.format(Locale.ROOT, "%.2f", Math.clamp(Math.floor(100 * fits), 1, 99) / 100);
  }
}
