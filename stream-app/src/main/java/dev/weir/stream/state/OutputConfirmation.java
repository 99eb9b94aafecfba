package dev.weir.stream.state;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.RecordCollector;

/**
 * Keeps a task's state from getting ahead of its outputs with at-least-once, where no transaction
 * holds them together: state is written once the brokers have all outputs from before, and not any
 * more once one of them was refused. The records are read again then, and must not pass for known.
 */
final class OutputConfirmation {
  /** With exactly-once, where state and outputs are committed or rolled back together. */
  static final OutputConfirmation NONE = new OutputConfirmation(null, new OutputFailures());

  private final RecordCollector.Supplier outputs;
  private final OutputFailures failures;
  private long failuresAtFirst;

  private OutputConfirmation(RecordCollector.Supplier outputs, OutputFailures failures) {
    this.outputs = outputs;
    this.failures = failures;
  }

  static OutputConfirmation of(StateStoreContext context) {
    Map<String, Object> settings = context.appConfigs();
    boolean isNeeded =
        StreamsConfig.AT_LEAST_ONCE.equals(settings.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG));
    return isNeeded && context instanceof RecordCollector.Supplier outputs
        ? new OutputConfirmation(outputs, failures(settings))
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
  }

  /**
   * Waits until the brokers have all outputs from before.
   *
   * @throws StreamsException if one was refused since the state was read
   */
  void await() {
    if (outputs == null) {
      return;
    }
    outputs.recordCollector().flush();
    if (failures.count() != failuresAtFirst) {
      throw new StreamsException(
          "an output was refused since the last commit: what belongs to it is not written, and its"
              + " records are read again");
    }
  }
}
