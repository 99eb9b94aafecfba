package dev.weir.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class EventTimesTest {
  private static final Map<String, Object> CLIENTS =
      Map.of("schema.registry.url", "mock://event-times");
  private static final Instant DUE = Instant.ofEpochMilli(1_234);

  @Test
  void shouldTellWhenTheRecordOfAnOutputWasDue() {
    // given
    SignalRecord signal = SignalRecord.of("r", "s", DUE, new double[] {1});
    Prediction prediction =
        Prediction.builder()
            .record("r", "s", DUE)
            .route("signals", 1)
            .model("m", "1", Prediction.CHAMPION)
            .label("a", 1)
            .scores(List.of("a"), new double[] {1})
            .processingTime(Instant.ofEpochMilli(9_999))
            .build();

    // then
    try (EventTimes times = new EventTimes(CLIENTS)) {
      assertThat(times.of(bytes(signal))).isEqualTo(1_234);
      assertThat(times.of(bytes(prediction))).isEqualTo(1_234);
      byte[] label = bytes(new LabelRecord("s", "r", DUE, "a"));
      assertThatThrownBy(() -> times.of(label)).hasMessageContaining("LabelRecord");
    }
  }

  private static byte[] bytes(SpecificRecord record) {
    String topic = record.getSchema().getName();
    try (var serde = AvroSerde.create(SpecificRecord.class, CLIENTS)) {
      return serde.serializer().serialize(topic, record);
    }
  }
}
