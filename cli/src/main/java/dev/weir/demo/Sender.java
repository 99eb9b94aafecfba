package dev.weir.demo;

import dev.weir.console.RecordSender;
import dev.weir.local.LocalStack;
import dev.weir.model.Progress;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import java.time.Instant;
import java.util.function.IntFunction;
import org.apache.avro.specific.SpecificRecord;

/** Sends every signal of the demo once, and afterwards the truth about it as a label. */
final class Sender {

  private final LocalStack stack;
  private final Truth truth;
  private final long[] sentAt;

  Sender(LocalStack stack, Truth truth) {
    this.stack = stack;
    this.truth = truth;
    this.sentAt = new long[truth.size()];
  }

  /** When each record was handed to the producer, {@link System#nanoTime}, by its index. */
  long[] sentAt() {
    return sentAt;
  }

  void sendSignals(Progress progress) {
    sendAll(Topic.SIGNALS, this::signal, progress);
  }

  void sendLabels(Progress progress) {
    sendAll(Topic.LABELS, this::label, progress);
  }

  private SignalRecord signal(int index) {
    sentAt[index] = System.nanoTime();
    return SignalRecord.of(
        truth.id(index), truth.source(index), Instant.now(), truth.values(index));
  }

  private LabelRecord label(int index) {
    return LabelRecord.newBuilder()
        .setSource(truth.source(index))
        .setRecordId(truth.id(index))
        .setEventTime(Instant.now())
        .setLabel(truth.label(index))
        .build();
  }

  private void sendAll(Topic topic, IntFunction<SpecificRecord> record, Progress progress) {
    try (RecordSender sender = new RecordSender(stack.clients(), stack.topics(), topic)) {
      for (int i = 0; i < truth.size(); i++) {
        sender.send(truth.source(i), record.apply(i));
        progress.update("sending " + topic.baseName(), i + 1, truth.size());
      }
      sender.flush();
    }
  }
}
