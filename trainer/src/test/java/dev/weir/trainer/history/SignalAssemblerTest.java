package dev.weir.trainer.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.windowing.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** Windows of continuous signals are cut and labelled like in the stream. */
class SignalAssemblerTest {
  private static final EventTimeRange SPAN =
      new EventTimeRange(Instant.EPOCH, Instant.ofEpochMilli(100), Duration.ZERO);
  private static final WindowSpec WINDOWS = new WindowSpec(4, 4, 4, 1);

  private final SignalAssembler pieces = new SignalAssembler(SPAN, WINDOWS);
  private final RecordDeduplicator<SignalRecord> deduplicator =
      new RecordDeduplicator<>(RecordKind.SIGNALS, SPAN, RecordShareTest.ALL);

  private void piece(long start, long offset, long time, String label) {
    SignalRecord record =
        SignalRecord.of("", "s", Instant.ofEpochMilli(start), new double[] {start, start + 1})
            .withStart(start)
            .withLabel(label);
    pieces.add(record, new RecordPosition(0, offset, time), deduplicator);
  }

  private static TopicLabels label(String id, String label, long time) {
    LabelRecord record = new LabelRecord("s", id, Instant.EPOCH, label);
    TopicLabels labels = new TopicLabels((topic, bytes) -> record, RecordShareTest.ALL);
    labels.add(
        new ConsumerRecord<>(
            "labels",
            0,
            0,
            time,
            TimestampType.CREATE_TIME,
            1,
            1,
            "s".getBytes(UTF_8),
            new byte[1],
            new RecordHeaders(),
            Optional.empty()));
    return labels;
  }

  private String labelAfter(TopicLabels labels) {
    pieces.cut(deduplicator);
    History<SignalRecord> history = deduplicator.join(labels, pieces.count());
    assertThat(history.labelled()).extracting(LabelledRecord::id).containsExactly("s@0+4");
    return history.labelled().getFirst().label();
  }

  @Test
  void shouldTakeALabelThatArrivedAfterThePieceThatCompletedTheWindow() {
    // given
    piece(2, 0, 10, "own");
    piece(0, 1, 20, "own");

    // when / then
    assertThat(labelAfter(label("s@0+4", "late", 20))).isEqualTo("late");
  }

  @Test
  void shouldTakeAWindowsOwnLabelIfAnotherArrivedBeforeItWasComplete() {
    // given
    piece(2, 0, 10, "own");
    piece(0, 1, 20, "own");

    // when / then
    assertThat(labelAfter(label("s@0+4", "early", 19))).isEqualTo("own");
  }
}
