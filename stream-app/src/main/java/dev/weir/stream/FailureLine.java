package dev.weir.stream;

import dev.weir.base.Causes;
import dev.weir.classifiers.memory.ErrorText;
import dev.weir.schemas.FailureText;
import dev.weir.schemas.TextSanitizer;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.readiness.UnreadableRecordException;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;

/**
 * The last line of a failed process: what failed, the chain of causes, and the address involved.
 */
final class FailureLine {
  private FailureLine() {}

  static String of(Throwable failure, WeirConfig config) {
    return unreadable(failure)
        .or(() -> ErrorText.of(failure))
        .orElseGet(() -> causes(failure) + where(failure, config));
  }

  /** The message that names the record; its cause would only advise more memory. */
  private static Optional<String> unreadable(Throwable failure) {
    return Causes.find(failure, UnreadableRecordException.class)
        .map(record -> TextSanitizer.message(record.getMessage()));
  }

  private static String causes(Throwable failure) {
    StringBuilder line = new StringBuilder();
    for (Throwable cause : Causes.of(failure)) {
      String text = FailureText.of(cause);
      if (line.indexOf(text) < 0) {
        line.append(line.isEmpty() ? "" : ": ").append(text);
      }
    }
    return TextSanitizer.message(line.toString());
  }

  /**
   * Messages about a registry contain its address, those about brokers do not. Kafka Streams also
   * wraps failures that have nothing to do with brokers, and uses Kafka's exceptions for settings
   * and files: for those the address is omitted.
   */
  private static String where(Throwable failure, WeirConfig config) {
    boolean isOfBrokers =
        Causes.of(failure).stream()
            .anyMatch(cause -> cause instanceof KafkaException && !isElsewhere(cause));
    return isOfBrokers ? " (bootstrap.servers: " + config.bootstrapServers() + ")" : "";
  }

  private static boolean isElsewhere(Throwable cause) {
    return (cause instanceof StreamsException && cause.getCause() != null)
        || cause instanceof ProcessorStateException
        || cause instanceof ConfigException
        || cause instanceof SerializationException;
  }
}
