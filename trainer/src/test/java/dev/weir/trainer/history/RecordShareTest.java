package dev.weir.trainer.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.trainer.data.DataNameException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RecordShareTest {
  static final RecordShare ALL = new RecordShare(1, RecordShare.OF_SAMPLE);

  private static final int COUNT = 20_000;
  private static final EventTimeRange SPAN =
      new EventTimeRange(Instant.EPOCH, Instant.ofEpochSecond(COUNT), Duration.ZERO);

  @Test
  void shouldSampleAlikeOfWhatIsHeldOutAndOfWhatIsNot() {
    // given
    RecordShare tenth = new RecordShare(0.1, RecordShare.OF_SAMPLE);
    RecordShare half = new RecordShare(0.5, RecordShare.OF_TESTS);

    // when
    long sampled =
        IntStream.range(0, COUNT).filter(i -> tenth.takes(new RecordId("s", "id" + i))).count();
    long both =
        IntStream.range(0, COUNT)
            .filter(
                i ->
                    tenth.takes(new RecordId("s", "id" + i))
                        && half.takes(new RecordId("s", "id" + i)))
            .count();

    // then: the standard deviation is 0.002 of all, and 0.011 of the sample
    assertThat(sampled / (double) COUNT).isCloseTo(0.1, within(0.01));
    assertThat(both / (double) sampled).isCloseTo(0.5, within(0.05));
  }

  @Test
  void shouldKeepOnlyTheSampleOfRecordsAndTheirLabels() {
    // given
    RecordShare tenth = new RecordShare(0.1, RecordShare.OF_SAMPLE);
    RecordDeduplicator<SignalRecord> deduplicator =
        new RecordDeduplicator<>(RecordKind.SIGNALS, SPAN, tenth);
    TopicLabels labels =
        new TopicLabels(
            (topic, bytes) ->
                new LabelRecord("s", "id" + ByteBuffer.wrap(bytes).getInt(), Instant.EPOCH, "a"),
            tenth);

    // when
    for (int i = 0; i < COUNT; i++) {
      byte[] value = ByteBuffer.allocate(4).putInt(i).array();
      boolean isLabelKept =
          labels.add(new ConsumerRecord<>("labels", 0, i, "s".getBytes(UTF_8), value));
      boolean isKept =
          deduplicator.add(
              SignalRecord.of("id" + i, "s", Instant.ofEpochSecond(i), new double[] {1}),
              new RecordPosition(0, i, i));
      assertThat(isKept).isEqualTo(isLabelKept).isEqualTo(tenth.takes(new RecordId("s", "id" + i)));
    }

    // then
    assertThat(deduplicator.join(labels, 0).labelled())
        .hasSizeBetween(COUNT / 11, COUNT / 9)
        .allMatch(each -> each.label().equals("a"));
  }

  @Test
  void shouldReadTheSampleFromTheNameOfTheData() {
    assertThat(TopicDataSpec.parse("topic:signals").sample()).isEqualTo(1);
    assertThat(TopicDataSpec.parse("topic:signals,sample=0.05").sample()).isEqualTo(0.05);
    for (String wrong : new String[] {"0", "2", "some"}) {
      assertThatThrownBy(() -> TopicDataSpec.parse("topic:images,sample=" + wrong))
          .isInstanceOf(DataNameException.class)
          .hasMessageContaining("sample must be");
    }
  }

  @Test
  void shouldHoldOutTheShareWhateverElseThereIs() {
    // Given
    RecordShare fifth = new RecordShare(0.2, RecordShare.OF_TESTS);
    RecordShare third = new RecordShare(1.0 / 3, RecordShare.OF_TESTS);

    // When
    long inFifth =
        IntStream.range(0, 20_000).filter(i -> fifth.takes(new RecordId("s", "id" + i))).count();
    boolean nested =
        IntStream.range(0, 20_000)
            .allMatch(
                i ->
                    !fifth.takes(new RecordId("s", "id" + i))
                        || third.takes(new RecordId("s", "id" + i)));

    // Then the standard deviation of the share is 0.0028
    assertThat(inFifth / 20_000.0).isCloseTo(0.2, within(0.012));
    assertThat(nested).as("a greater share holds out the same records and more").isTrue();
  }

  @Test
  void shouldNeverChangeWhichRecordsAreHeldOut() {
    // sha256("press-1" 00 "part-N") , below 0x80 in its first byte, by Python's hashlib
    RecordShare half = new RecordShare(0.5, RecordShare.OF_TESTS);
    StringBuilder taken = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      taken.append(half.takes(new RecordId("press-1", "part-" + i)) ? '1' : '0');
    }
    assertThat(taken).hasToString("0001111010101011");
  }
}
