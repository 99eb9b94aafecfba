package dev.weir.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.TimelineEntry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordJsonTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final String HEAD =
      "{\"id\":\"7\",\"source\":\"pump\",\"eventTime\":\"2026-01-02T03:04:05.678Z\"";

  @Test
  void shouldRenderASignal() throws Exception {
    SignalRecord signal =
        SignalRecord.of("7", "pump", TIME, new double[] {1.5, -2, 1e-9}).withLabel("a\nb");

    String line = RecordJson.render(signal);

    assertThat(line)
        .isEqualTo(HEAD + ",\"values\":[1.5,-2.0,1.0E-9],\"channels\":1,\"label\":\"a\\nb\"}");
    assertThat(RecordJson.parse(line, SignalRecord.class)).isEqualTo(signal);
  }

  @Test
  void shouldRenderScoresAsAnObjectInOrder() {
    Prediction prediction =
        Prediction.builder()
            .record("7", "pump", TIME)
            .scores(List.of("z", "a"), new double[] {0.5, 2})
            .build();
    assertThat(RecordJson.render(prediction))
        .contains("\"scores\":{\"z\":0.5,\"a\":2.0}")
        .doesNotContain("\n");
  }

  @Test
  void shouldRenderAndReadNestedRecords() throws Exception {
    ModelVersion version = new ModelVersion("gait", "1");
    ModelAssignment assignment =
        new ModelAssignment(
            "signals", 1L, List.of(new TimelineEntry(TIME, version, List.of())), TIME);
    assertThat(RecordJson.parse(RecordJson.render(assignment), ModelAssignment.class))
        .isEqualTo(assignment);
  }

  @Test
  void shouldReadAnImageAndALabel() throws Exception {
    ImageRecord image =
        RecordJson.parse(
            HEAD + ",\"width\":2,\"height\":1,\"pixels\":\"AP8=\"}", ImageRecord.class);
    assertThat(image.getPixels()).isEqualTo(ByteBuffer.wrap(new byte[] {0, -1}));
    assertThat(RecordJson.parse(RecordJson.render(image), ImageRecord.class)).isEqualTo(image);
    LabelRecord label =
        RecordJson.parse(
            "{\"source\":\"pump\",\"recordId\":\"7\",\"eventTime\":5,\"label\":\"worn\"}",
            LabelRecord.class);
    assertThat(label).isEqualTo(new LabelRecord("pump", "7", Instant.ofEpochMilli(5), "worn"));
  }

  @Test
  void shouldReadTimesWithAnOffset() throws Exception {
    String line =
        "{\"id\":\"7\",\"source\":\"pump\",\"eventTime\":\"2026-01-02T04:04:05+01:00\",\"values\":[1]}";
    assertThat(RecordJson.parse(line, SignalRecord.class).getEventTime())
        .isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        ",\"values\":[1],\"lable\":\"a\"} | Unknown field 'lable': did you mean 'label'?",
        ",\"values\":[1],\"foo\":\"a\"} | the fields are id, source, eventTime",
        "} | Missing field 'values', an array, each item a JSON number",
        ",\"values\":[1,\"2\"]} | Field 'values[1]': expected a JSON number (NaN and infinities are"
            + " none), got \"2\"",
        ",\"values\":[\"NaN\"]} | got \"NaN\"",
        ",\"values\":[1e999]} | Field 'values[0]'",
        ",\"values\":[NaN]} | No JSON",
        ",\"values\":null} | got null",
        ",\"values\":7} | Field 'values': expected an array",
        ",\"values\":[1],\"channels\":1.5} | Field 'channels': expected a whole number, got 1.5",
        ",\"values\":[1],\"channels\":9999999999} | got 9999999999",
        ",\"values\":[1],\"label\":5} | Field 'label': expected a string, got 5",
        ",\"values\":[1,2,3],\"channels\":2} | Field 'channels': 3 values cannot be 2 channels",
        ",\"values\":[1],\"id\":\"8\"} | No JSON: Duplicate field 'id'",
        ",\"values\":[1]} x | No JSON",
        ",\"values\":[1] | No JSON"
      })
  void shouldNameWhatIsWrong(String rest, String message) {
    assertThatThrownBy(() -> RecordJson.parse(HEAD + rest, SignalRecord.class))
        .isInstanceOf(RecordJsonException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1] | Expected a JSON object",
        "`` | Expected a JSON object",
        "{\"source\":\"s\",\"recordId\":\"7\",\"eventTime\":\"noon\",\"label\":\"x\"} | Field"
            + " 'eventTime': expected a time such as",
        "{\"source\":\"s\",\"recordId\":\"7\",\"eventTime\":true,\"label\":\"x\"} | got true"
      })
  void shouldNameWhatIsWrongWithALabel(String line, String message) {
    assertThatThrownBy(() -> RecordJson.parse(line, LabelRecord.class))
        .isInstanceOf(RecordJsonException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2, AP8=, the image of 2 x 2 has 2 pixels",
    "2, 1, A?, Base64",
    "-1, -2, AP8=, the image is -1 x -2"
  })
  void shouldRefuseAnImageWhoseSizesDoNotAgree(
      int width, int height, String pixels, String message) {
    String line =
        HEAD + ",\"width\":%d,\"height\":%d,\"pixels\":\"%s\"}".formatted(width, height, pixels);
    assertThatThrownBy(() -> RecordJson.parse(line, ImageRecord.class))
        .isInstanceOf(RecordJsonException.class)
        .hasMessageContaining(message);
  }
}
