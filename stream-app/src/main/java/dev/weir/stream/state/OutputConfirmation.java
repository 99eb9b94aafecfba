package dev.weir.stream.state;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.internals.RecordCollector;

/**
 * Keeps a task's state from getting ahead of its outputs with at-least-once, where no transaction
 * covers both: state is written once the brokers have all earlier outputs, and never after one of
 * them was rejected. The records are then read again, and must not count as known.
 */
public final class OutputConfirmation {
  /** For exactly-once, where state and outputs are committed or rolled back together. */
  static final OutputConfirmation NONE = new OutputConfirmation(null, null, new OutputFailures());

  private final TaskId task;
  private final RecordCollector.Supplier outputs;
  private final OutputFailures failures;
  private long failuresAtFirst;
  private long failuresOfTaskAtFirst;

  private OutputConfirmation(
      TaskId task, RecordCollector.Supplier outputs, OutputFailures failures) {
    this.task = task;
    this.outputs = outputs;
    this.failures = failures;
    if (outputs != null) {
      begin();
    }
  }

  /**
   * The instance of a task, for writes to its stores beside its outputs.
   *
   * @param settings of Kafka Streams
   * @param context of a store or processor of the task
   */
  public static OutputConfirmation of(TaskId task, Map<String, Object> settings, Object context) {
    boolean isNeeded =
        StreamsConfig.AT_LEAST_ONCE.equals(settings.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG));
    return isNeeded && context instanceof RecordCollector.Supplier outputs
        ? new OutputConfirmation(task, outputs, failures(settings))
        : NONE;
  }

  private static OutputFailures failures(Map<String, Object> settings) {
    return settings.get(OutputFailures.SETTING) instanceof OutputFailures shared
        ? shared
        : new OutputFailures();
  }

  /** Whether writes must wait for outputs. */
  boolean isNeeded() {
    return outputs != null;
  }

  /** Starts with state that includes all earlier outputs. */
  void begin() {
    failuresAtFirst = failures.count();
    failuresOfTaskAtFirst = task == null ? 0 : failures.count(task);
  }

  /**
   * Waits until the brokers have all earlier outputs.
   *
   * @throws TaskCorruptedException if one of the task's was not written in time since the state was
   *     read: Kafka Streams restarts the task
   * @throws StreamsException if any task's output was rejected since then
   */
  public void await() {
    if (outputs == null) {
      return;
    }
    outputs.recordCollector().flush();
    if (failures.count() != failuresAtFirst) {
      throw new StreamsException(
          "an output was rejected since the last commit: the state that belongs to it is not"
              + " written, and its records are read again");
    }
    if (failures.count(task) != failuresOfTaskAtFirst) {
      throw new TaskCorruptedException(Set.of(task));
    }
  }
}
