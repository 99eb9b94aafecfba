package dev.weir.systemtests.faults;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;

/** What was sent and acknowledged, and must therefore come out. Thread-safe. */
final class SentRecords {
  private final Map<String, Signal> signals = new HashMap<>();
  private final Map<String, String> truths = new HashMap<>();
  private final Map<String, String> bad = new HashMap<>();
  private int replayed;

  /**
   * A record, or a window, that can be predicted.
   *
   * @param id its id
   * @param number its values are derived from it
   * @param source its source
   * @param eventTime its event time, in whole milliseconds
   */
  record Signal(String id, int number, String source, Instant eventTime) {
    /** A signal whose id is derived from its number. */
    static Signal of(int number, String source, Instant eventTime) {
      return new Signal("r" + number, number, source, eventTime);
    }

    boolean isBump() {
      return number % 2 == 1;
    }

    double[] values() {
      return Models.values(number, isBump());
    }
  }

  synchronized void accepted(Signal signal) {
    signals.put(signal.id(), signal);
  }

  /** Records the last label that was sent for a record. */
  synchronized void labelled(String id, String label) {
    truths.put(id, label);
  }

  /** Records an unusable record, and its position. */
  synchronized void rejected(String reason, RecordMetadata where) {
    bad.put(position(where.topic(), where.partition(), where.offset()), reason);
  }

  /** Records that this many letters were replayed, and become letters again. */
  synchronized void replayed(int letters) {
    replayed += letters;
  }

  static String position(String topic, int partition, long offset) {
    return topic + "-" + partition + "@" + offset;
  }

  /** The number of sent records that can be predicted. */
  synchronized int count() {
    return signals.size();
  }

  Map<String, Signal> signals() {
    return signals;
  }

  Map<String, String> truths() {
    return truths;
  }

  /** The expected dead letters' reasons, by the position of their records. */
  Map<String, String> bad() {
    return bad;
  }

  /** The number of expected dead letters of replayed letters. */
  int replayed() {
    return replayed;
  }
}
