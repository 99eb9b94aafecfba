package dev.weir.trainer.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.LabelRecord;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Labels of a topic are accepted like in the stream. */
class TopicLabelsTest {

  private static TopicLabels after(String label) {
    return after("r1", label);
  }

  private static TopicLabels after(String id, String label) {
    LabelRecord record = new LabelRecord("s1", id, Instant.EPOCH, label);
    TopicLabels labels = new TopicLabels((topic, bytes) -> record, RecordShareTest.ALL);
    labels.add(new ConsumerRecord<>("labels", 0, 0, "s1".getBytes(UTF_8), new byte[1]));
    return labels;
  }

  @Test
  void shouldPassOverAnEmptyLabel() {
    assertThat(after("").of(new RecordId("s1", "r1"))).isNull();
    assertThat(after("").unusable()).isEqualTo(1);
  }

  @Test
  void shouldPassOverALabelOfARecordWithoutId() {
    assertThat(after("", "a").of(new RecordId("s1", ""))).isNull();
    assertThat(after("", "a").unusable()).isEqualTo(1);
  }

  @Test
  void shouldPassOverALabelThatIsLongerThanTheStreamTakes() {
    // given
    String longest = "x".repeat(256);

    // when
    TopicLabels taken = after(longest);
    TopicLabels passedOver = after(longest + "x");

    // then
    assertThat(taken.of(new RecordId("s1", "r1")).label()).isEqualTo(longest);
    assertThat(passedOver.of(new RecordId("s1", "r1"))).isNull();
    assertThat(passedOver.unusable()).isEqualTo(1);
  }
}
