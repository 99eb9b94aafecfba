package dev.weir.cli.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.Topic;
import org.junit.jupiter.api.Test;

class SentRecordsTest {

  private static SentRecords sent(Topic topic, String... lines) {
    SentRecords sent = new SentRecords();
    for (String line : lines) {
      sent.add(RecordFile.parse(line, topic, "s"));
    }
    return sent;
  }

  @Test
  void shouldSayOfWhatShapeAndWithWhichLabels() {
    assertThat(
            sent(
                    Topic.SIGNALS,
                    "{\"values\":[1,2,3],\"label\":\"b\"}",
                    "{\"values\":[1,2],\"label\":\"a\"}",
                    "{\"values\":[4,5,6]}")
                .detail())
        .isEqualTo("1 of 1x2, 2 of 1x3; 2 with a label, of 2 classes: a (1), b (1)");
    assertThat(sent(Topic.SIGNALS, "{\"values\":[1,2]}").detail())
        .isEqualTo("1 of 1x2; none with a label");
    assertThat(sent(Topic.IMAGES, "{\"width\":2,\"height\":1,\"pixels\":[0,255]}").detail())
        .isEqualTo("1 of 2x1; none with a label");
    assertThat(sent(Topic.LABELS, "{\"recordId\":\"r\",\"label\":\"x\"}").detail())
        .isEqualTo("1 with a label, of 1 class: x (1)");
  }
}
