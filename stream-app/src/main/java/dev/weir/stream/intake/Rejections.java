package dev.weir.stream.intake;

import dev.weir.stream.Flow;
import dev.weir.stream.decode.DeadLetters;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.metrics.RecordOutcome;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Handles a task's unusable records. */
final class Rejections {
  private final ProcessorContext<byte[], Object> context;
  private final IntakeSettings<?> settings;
  private final DeadLetters deadLetters;

  Rejections(ProcessorContext<byte[], Object> context, IntakeSettings<?> settings) {
    this.context = context;
    this.settings = settings;
    this.deadLetters = new DeadLetters(context, settings.outputs());
  }

  /** Sends a record to the dead letters, unless another application does. */
  void reject(Record<byte[], byte[]> record, String route, RejectedException why) {
    boolean isOurs = settings.role().scoresChampions();
    settings
        .metrics()
        .route(route)
        .count(isOurs ? RecordOutcome.DEAD_LETTER : RecordOutcome.LEFT_OUT);
    if (isOurs) {
      settings.metrics().deadLetter(why.reason());
      context.forward(deadLetters.of(record, why), Flow.DEAD_LETTERS_SINK);
    }
  }
}
