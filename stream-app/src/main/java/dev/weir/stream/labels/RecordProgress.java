package dev.weir.stream.labels;

import dev.weir.stream.state.EntryTimestamps;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the records of a task have been processed, by input topic: a label's record may still be
 * in a backlog, which neither the labels' times nor the clock reveals. Kept in memory only: after a
 * start nothing is known until records arrive, and a topic without any delays the expiry of labels
 * for the retention.
 *
 * <p>Tracks the newest event time and the newest Kafka timestamp (time of arrival) of each topic.
 * The latter shows the age of a backlog even if event times stand still, such as those of a device
 * without a clock; its limit is {@value #STANDS_STILL} times the retention, so that event times
 * decide where possible.
 */
final class RecordProgress {
  /** Retentions after which entries are removed regardless of event times. */
  static final int STANDS_STILL = 2;

  private static final long NEVER = Long.MIN_VALUE / 2;

  private final List<Input> inputs = new ArrayList<>();

  /** The records of one topic. */
  static final class Input {
    private long eventTime = NEVER;
    private long kafkaTime = NEVER;
    private long at;

    private Input(long at) {
      this.at = at;
    }

    /**
     * Records the times of a record, in milliseconds since the epoch.
     *
     * @param eventTime its event time
     * @param kafkaTime when it arrived
     * @param now this machine's clock
     */
    void advance(long eventTime, long kafkaTime, long now) {
      this.eventTime = Math.max(this.eventTime, eventTime);
      this.kafkaTime = Math.max(this.kafkaTime, kafkaTime);
      at = now;
    }

    private boolean hasRecords() {
      return kafkaTime != NEVER;
    }

    private boolean isSilent(long now, long retention) {
      return now - at > retention;
    }

    private boolean isPast(EntryTimestamps label, long retention) {
      return eventTime - label.eventTime() > retention
          || kafkaTime - label.firstSeen() > STANDS_STILL * retention;
    }
  }

  /**
   * Adds a topic.
   *
   * @param now this machine's clock, from which on its silence counts
   */
  Input input(long now) {
    Input input = new Input(now);
    inputs.add(input);
    return input;
  }

  /** The newest arrival time of a record. */
  long kafkaTime() {
    long newest = NEVER;
    for (Input input : inputs) {
      newest = Math.max(newest, input.kafkaTime);
    }
    return newest;
  }

  /**
   * Whether records have passed a label so far that its own will not arrive. A topic that was
   * silent for the retention delays nothing, unless all are; then those that had any records
   * decide.
   *
   * @param now this machine's clock
   * @param retention in milliseconds
   */
  boolean isPast(EntryTimestamps label, long now, long retention) {
    boolean areSilent = inputs.stream().allMatch(input -> input.isSilent(now, retention));
    boolean isPast = false;
    for (Input input : inputs) {
      if (areSilent ? input.hasRecords() : !input.isSilent(now, retention)) {
        if (!input.isPast(label, retention)) {
          return false;
        }
        isPast = true;
      }
    }
    return isPast;
  }

  /** Removes all topics: restarted processors register theirs again. */
  void clear() {
    inputs.clear();
  }
}
