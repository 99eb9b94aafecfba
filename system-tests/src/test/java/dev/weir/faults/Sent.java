package dev.weir.faults;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;

/** What was sent and accepted by the brokers, and so must come out again. For several senders. */
final class Sent {
  private final Map<String, Signal> signals = new HashMap<>();
  private final Map<String, String> truths = new HashMap<>();
  private final Map<String, String> bad = new HashMap<>();
  private int replayed;

  /**
   * A record, or a window, that can be predicted.
   *
   * @param id its id
   * @param number it is made of
   * @param source its source
   * @param eventTime its event time, in whole milliseconds
   */
  record Signal(String id, int number, String source, Instant eventTime) {
    /** One whose id follows from its number. */
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

  /** The last label of a record that was sent. */
  synchronized void labelled(String id, String label) {
    truths.put(id, label);
  }

  /** A record that cannot be used, and where it lies. */
  synchronized void rejected(String reason, RecordMetadata where) {
    bad.put(position(where.topic(), where.partition(), where.offset()), reason);
  }

  /** So many letters were sent once more, and become letters again. */
  synchronized void replayed(int letters) {
    replayed += letters;
  }

  static String position(String topic, int partition, long offset) {
    return topic + "-" + partition + "@" + offset;
  }

  /** How many records were sent that can be predicted. */
  synchronized int count() {
    return signals.size();
  }

  Map<String, Signal> signals() {
    return signals;
  }

  Map<String, String> truths() {
    return truths;
  }

  /** Why there must be dead letters, by where their records lie. */
  Map<String, String> bad() {
    return bad;
  }

  /** How many dead letters there must be of records that were letters before. */
  int replayed() {
    return replayed;
  }
}
