package dev.weir.stream.drift;

import dev.weir.classifiers.evaluation.PageHinkley;
import dev.weir.stream.config.DriftSettings;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The accuracy windows of one version, by event time, and the test over them. Each test starts from
 * scratch, so its result depends only on the counts, not on the order in which labels arrived.
 */
final class ErrorHistory {
  private final NavigableMap<Long, Counts> windows = new TreeMap<>();
  private final long length;

  /**
   * Starts without windows.
   *
   * @param length of a window, in milliseconds
   */
  ErrorHistory(long length) {
    this.length = length;
  }

  /**
   * A window's counts.
   *
   * @param labelled predictions with a known truth
   * @param wrong those that were wrong
   */
  record Counts(long labelled, long wrong) {}

  /**
   * The result of the test.
   *
   * @param test its state after the last window processed
   * @param alarms whether that window raised the alarm
   * @param from the start of the window in which the rise seems to have begun
   * @param end the end of the last window
   */
  record Outcome(PageHinkley test, boolean alarms, long from, long end) {}

  void put(long start, Counts counts) {
    windows.put(start, counts);
  }

  void dropBefore(long start) {
    windows.headMap(start, false).clear();
  }

  boolean isEmpty() {
    return windows.isEmpty();
  }

  /**
   * Tests the windows in order up to the first alarm.
   *
   * @param from the earliest window start included
   * @param settings the test's; windows that have not settled are left out
   */
  Outcome test(long from, DriftSettings settings) {
    PageHinkley test =
        new PageHinkley(settings.tolerance(), settings.threshold(), settings.labels());
    long settled = windows.isEmpty() ? from : windows.lastKey() - settings.settle().toMillis();
    long turning = from;
    long end = from;
    for (Map.Entry<Long, Counts> window : windows.tailMap(from, true).entrySet()) {
      if (window.getKey() > settled) {
        break;
      }
      end = window.getKey() + length;
      boolean alarms = test.add(window.getValue().labelled(), window.getValue().wrong());
      if (alarms) {
        return new Outcome(test, true, turning, end);
      }
      turning = test.countSince() == 0 ? end : turning;
    }
    return new Outcome(test, false, turning, end);
  }
}
