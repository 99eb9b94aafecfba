package dev.weir.cli.demo;

import dev.weir.classifiers.model.Progress;
import dev.weir.cli.io.RecordSender;
import dev.weir.cli.localstack.LocalStack;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.Topic;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.avro.specific.SpecificRecord;

/** Sends every record of the demo once, and afterwards its true label. */
final class DemoSender {

  private final LocalStack stack;
  private final GroundTruth truth;
  private final long[] sentAt;
  private final Optional<DemoScenario.OwnFeed> feed;

  /**
   * Sends nothing yet.
   *
   * @param feed how the records are sent, if not as Weir's own
   */
  DemoSender(LocalStack stack, GroundTruth truth, Optional<DemoScenario.OwnFeed> feed) {
    this.feed = feed;
    this.stack = stack;
    this.truth = truth;
    this.sentAt = new long[truth.size()];
  }

  /** When each record was handed to the producer, as {@link System#nanoTime}, by index. */
  long[] sentAt() {
    return sentAt;
  }

  /** Sends every record, and reads predictions until each record has one. */
  void exchange(PredictionCount count, AwaitTimeout patience, Progress progress) {
    try (var reader = stack.read(Prediction.class, Topic.PREDICTIONS)) {
      Runnable poll = () -> reader.poll().forEach(record -> count.add(record.value()));
      feed.ifPresentOrElse(
          it -> it.send(stack, sentAt, progress),
          () -> sendAll(truth.topic(), this::record, progress));
      patience.await(
          count::complete,
          () -> {
            poll.run();
            progress.update("reading predictions", count.count(), truth.size());
          },
          () -> "%d of %d predictions".formatted(count.count(), truth.size()));
      poll.run(); // once more: a duplicate prediction would arrive after the last
    }
  }

  void sendLabels(Progress progress) {
    sendAll(
        Topic.LABELS,
        index -> truth.labelRecord(index, truth.label(index), Instant.now()),
        progress);
  }

  private SpecificRecord record(int index) {
    sentAt[index] = System.nanoTime();
    return truth.record(index, Instant.now());
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
