package dev.weir.faults;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What was sent and accepted by the brokers, and so must come out again. For several senders. */
final class Sent {
  /** Stands for any reason: of records whose key begins so. */
  static final String ANY_REASON = "any-reason";

  private final Map<String, Signal> signals = new HashMap<>();
  private final Map<String, String> truths = new HashMap<>();
  private final Map<String, Integer> bad = new TreeMap<>();

  /**
   * A record that can be predicted.
   *
   * @param number it is made of
   * @param source its source
   * @param eventTime its event time, in whole milliseconds
   */
  record Signal(int number, String source, Instant eventTime) {
    String id() {
      return "r" + number;
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

  synchronized void rejected(String reason) {
    bad.merge(reason, 1, Integer::sum);
  }

  Map<String, Signal> signals() {
    return signals;
  }

  Map<String, String> truths() {
    return truths;
  }

  /** How many dead letters there must be, by reason. */
  Map<String, Integer> bad() {
    return bad;
  }
}
