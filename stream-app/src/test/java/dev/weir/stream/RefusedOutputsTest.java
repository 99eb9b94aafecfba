package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.config.WeirConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Result;
import org.junit.jupiter.api.Test;

class RefusedOutputsTest {
  private final List<String> counted = new ArrayList<>();

  @Test
  void shouldCountAndLeaveOutFiguresWithAtLeastOnce() {
    // Given
    RefusedOutputs outputs = outputs("at_least_once");

    try (LogCapture log = LogCapture.of("dev.weir")) {
      // When
      Result first = refused(outputs, "accuracy");
      Result second = refused(outputs, "accuracy");

      // Then
      assertThat(List.of(first, second)).containsOnly(Result.RESUME);
      assertThat(counted).containsExactly("accuracy", "accuracy");
      assertThat(log.warnings()).singleElement().asString().contains("accuracy");
    }
  }

  @Test
  void shouldLeaveOutNothingThatWouldBeLost() {
    // Given
    RefusedOutputs outputs = outputs("at_least_once");

    // When, then
    assertThat(refused(outputs, "predictions")).isEqualTo(Result.FAIL);
    assertThat(refused(outputs, "dead-letters")).isEqualTo(Result.FAIL);
    assertThat(refused(outputs, "weir-open-predictions-changelog")).isEqualTo(Result.FAIL);
    assertThat(
            outputs
                .handleError(null, record("accuracy"), new TopicAuthorizationException("accuracy"))
                .result())
        .isEqualTo(Result.FAIL);
    assertThat(counted).isEmpty();
  }

  @Test
  void shouldSaveNothingWithExactlyOnce() {
    assertThat(refused(outputs("exactly_once_v2"), "accuracy")).isEqualTo(Result.FAIL);
    assertThat(counted).isEmpty();
  }

  private RefusedOutputs outputs(String guarantee) {
    WeirConfig config =
        WeirConfig.of(
            Map.of(
                "bootstrap.servers",
                "unused:9092",
                "schema.registry.url",
                "mock://refused",
                "processing.guarantee",
                guarantee));
    RefusedOutputs outputs = new RefusedOutputs();
    outputs.configure(RefusedOutputs.settings(config, counted::add));
    return outputs;
  }

  private static Result refused(RefusedOutputs outputs, String topic) {
    return outputs
        .handleError(null, record(topic), new RecordTooLargeException("too large"))
        .result();
  }

  private static ProducerRecord<byte[], byte[]> record(String topic) {
    return new ProducerRecord<>(topic, new byte[1], new byte[1]);
  }
}
