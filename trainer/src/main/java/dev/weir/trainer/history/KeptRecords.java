package dev.weir.trainer.history;

import dev.weir.classifiers.memory.MemoryNeed;
import java.util.Locale;

/**
 * Estimates the memory of a topic's records while they are read: their final number is extrapolated
 * from the records so far and the share of the topic that is read. Labels count as well because
 * they are read first, for all records, and kept.
 */
final class KeptRecords {
  /** Objects, strings and map entries, besides the values. */
  private static final int RECORD = 400;

  /** Number of records between estimates. */
  private static final int INTERVAL = 500;

  /** Share of the heap for the suggested sample, so that training has some left. */
  private static final double SAMPLED = 0.5;

  private final String topic;
  private final double before;
  private double bytes;
  private long records;

  /**
   * Starts counting.
   *
   * @param before bytes already taken by earlier readings
   */
  KeptRecords(String topic, double before) {
    this.topic = topic;
    this.before = before;
  }

  /** Bytes of the kept records, including earlier readings. */
  double bytes() {
    return before + bytes;
  }

  /**
   * Adds a kept record.
   *
   * @param length its size in bytes on the topic, which is about its size in memory; 0 if only its
   *     id is kept
   * @param done number of offsets read so far
   * @param total number of offsets to read
   * @throws dev.weir.classifiers.memory.NotEnoughMemoryException if the records are not expected to
   *     fit
   */
  void add(int length, long done, long total) {
    bytes += length + (double) RECORD;
    records++;
    if (records % INTERVAL == 0 && done > 0) {
      double all = bytes * Math.max(1, (double) total / done);
      MemoryNeed.of("reading " + topic)
          .remedy("use a shorter span (--from, --to)")
          .remedy("a sample of the records (topic:...,sample=%s)".formatted(sample(all + before)))
          .plus("its records", all)
          .plus("earlier topics", before)
          .check();
    }
  }

  /** A share that fits, rounded down to hundredths. */
  private static String sample(double needed) {
    double fits = SAMPLED * Runtime.getRuntime().maxMemory() / needed;
    return String.format(Locale.ROOT, "%.2f", Math.clamp(Math.floor(100 * fits), 1, 99) / 100);
  }
}
