package dev.weir.stream.state;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.RecordCollector;

/**
 * Keeps a task's state from getting ahead of its outputs with at-least-once, where no transaction
 * holds them together: state is written once the brokers have all outputs from before, and not any
 * more once one of them was refused. The records are read again then, and must not pass for known.
 */
public final class OutputConfirmation {
  /** With exactly-once, where state and outputs are committed or rolled back together. */
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

  static OutputConfirmation of(StateStoreContext context) {
    return of(context.taskId(), context.appConfigs(), context);
  }

  /** That of a processor, for what it writes into plain stores beside what it sends. */
  public static OutputConfirmation of(ProcessorContext<?, ?> context) {
    return of(context.taskId(), context.appConfigs(), context);
  }

  private static OutputConfirmation of(TaskId task, Map<String, Object> settings, Object context) {
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

  /** Whether outputs have to be waited for. */
  boolean isNeeded() {
    return outputs != null;
  }

  /** Begins with state that all outputs from before belong to. */
  void begin() {
    failuresAtFirst = failures.count();
    failuresOfTaskAtFirst = task == null ? 0 : failures.count(task);
  }

  /**
   * Waits until the brokers have all outputs from before.
   *
   * @throws TaskCorruptedException if one of the task's was not written in time since the state was
   *     read: Kafka Streams begins the task anew
   * @throws StreamsException if one was refused since then, whosever it was
   */
  public void await() {
    if (outputs == null) {
      return;
    }
    outputs.recordCollector().flush();
    if (failures.count() != failuresAtFirst) {
      throw new StreamsException(
          "an output was refused since the last commit: what belongs to it is not written, and its"
              + " records are read again");
    }
    if (failures.count(task) != failuresOfTaskAtFirst) {
      throw new TaskCorruptedException(Set.of(task));
    }
  }
}
