package dev.weir.stream.labels;

import dev.weir.stream.state.Age;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the records of a task have come, by input topic: a label's record may still wait in a
 * backlog, of which neither the labels' own times nor the clock knows anything. In memory only:
 * after a start nothing is known until records come, and a topic of which none has come yet holds
 * labels up for the retention.
 *
 * <p>Of each topic it takes the newest event time and the newest Kafka time, the time of arrival.
 * The second tells how old a backlog is also where event times stand still, as those of a device
 * without a clock do; its limit is {@value #STANDS_STILL} times the retention, so that event times
 * decide wherever they can.
 */
final class RecordProgress {
  /** Of the retention: what has been kept so long goes, whatever event times say. */
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
     * Notes a record; all times in milliseconds since the epoch.
     *
     * @param eventTime of its own
     * @param kafkaTime when it arrived
     * @param now this machine's clock
     */
    void saw(long eventTime, long kafkaTime, long now) {
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

    private boolean isPast(Age label, long retention) {
      return eventTime - label.eventTime() > retention
          || kafkaTime - label.firstSeen() > STANDS_STILL * retention;
    }
  }

  /**
   * Another topic.
   *
   * @param now this machine's clock, from which on its silence counts
   */
  Input input(long now) {
    Input input = new Input(now);
    inputs.add(input);
    return input;
  }

  /** The newest time at which a record arrived. */
  long kafkaTime() {
    long newest = NEVER;
    for (Input input : inputs) {
      newest = Math.max(newest, input.kafkaTime);
    }
    return newest;
  }

  /**
   * Whether records have come so far past a label that its own will not come. A topic that has been
   * silent for the retention holds up nothing, unless all are; then those decide that have brought
   * any.
   *
   * @param now this machine's clock
   * @param retention in milliseconds
   */
  boolean isPast(Age label, long now, long retention) {
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

  /** Forgets all topics: processors that begin again name theirs anew. */
  void clear() {
    inputs.clear();
  }
}
