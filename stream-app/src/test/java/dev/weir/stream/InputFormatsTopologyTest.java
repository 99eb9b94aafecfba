package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.Model;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.Prediction;
import dev.weir.stream.InputFormats.Format;
import dev.weir.stream.InputFormats.Wrong;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records of each format through the whole application: those that fit are predicted, also behind
 * each kind of those that do not, which are dead letters with the path and what is there instead.
 */
class InputFormatsTopologyTest {

  static Stream<Format> signals() {
    return InputFormats.signals();
  }

  static Stream<Format> images() {
    return InputFormats.images();
  }

  @ParameterizedTest
  @MethodSource("signals")
  void shouldPredictSignalsAndRejectWrongRecords(Format format) throws Exception {
    try (Harness weir = harness(format, "signal")) {
      List<Prediction> predictions = run(weir, format, new FakeModel(0, 4));

      assertThat(predictions)
          .allSatisfy(
              prediction -> {
                assertThat(prediction.getSource()).isEqualTo("press-7");
                assertThat(prediction.getEventTime()).isEqualTo(Harness.NOW);
                assertThat(prediction.getScores()).containsEntry("high", 2.5);
              });
    }
  }

  @ParameterizedTest
  @MethodSource("images")
  void shouldPredictImagesAndRejectWrongRecords(Format format) throws Exception {
    try (Harness weir = harness(format, "image")) {
      List<Prediction> predictions = run(weir, format, new FakeImageModel(4));

      assertThat(predictions)
          .allSatisfy(
              prediction -> {
                assertThat(prediction.getSource()).isEqualTo("press-7");
                assertThat(prediction.getScores()).containsEntry("bright", 5.0);
              });
    }
  }

  @Test
  void shouldPassADecimalAsItsDigits() throws Exception {
    Format format =
        InputFormats.signals()
            .filter(each -> each.name().startsWith("avro"))
            .findFirst()
            .orElseThrow();
    try (Harness weir = harness(format, "signal")) {
      weir.routes(Map.of("own", new FakeModel(0, 4)));

      send(weir, format.good().in(weir.registry(), 1));

      assertThat(weir.records("predictions").getFirst().headers().lastHeader("weight").value())
          .asString(UTF_8)
          .isEqualTo("12.34");
    }
  }

  private static Harness harness(Format format, String kind) {
    List<String> settings = new ArrayList<>(List.of("inputs", "own"));
    settings.addAll(List.of("input.own.topic", InputFormats.TOPIC, "input.own.kind", kind));
    for (String each : format.settings()) {
      int equals = each.indexOf('=');
      settings.add("input.own." + each.substring(0, equals));
      settings.add(each.substring(equals + 1));
    }
    return new Harness(settings.toArray(String[]::new));
  }

  /** The predictions of a good record before the wrong ones and one behind each of them. */
  private static List<Prediction> run(Harness weir, Format format, Model model) throws Exception {
    weir.routes(Map.of("own", model));
    int no = 0;
    send(weir, format.good().in(weir.registry(), no++));
    for (Wrong wrong : format.wrong()) {
      byte[] value = wrong.value().in(weir.registry(), no++);
      send(weir, value);
      assertLetter(weir.deadLetterRecords(), wrong, value);
      send(weir, format.good().in(weir.registry(), no++));
    }
    assertThat(weir.deadLetterRecords()).isEmpty();
    List<Prediction> predictions = weir.predictions();
    assertThat(predictions)
        .hasSize(format.wrong().size() + 1)
        .extracting(Prediction::getRecordId)
        .doesNotHaveDuplicates();
    return predictions;
  }

  private static void assertLetter(
      List<TestRecord<byte[], byte[]>> letters, Wrong wrong, byte[] value) {
    assertThat(letters).as(wrong.detail()).hasSize(1);
    TestRecord<byte[], byte[]> letter = letters.getFirst();
    DeadLetter why = DeadLetterHeaders.read(letter.headers()).orElseThrow();
    assertThat(why.reason() + ": " + why.detail())
        .startsWith(wrong.reason() + ": ")
        .contains(wrong.detail());
    assertThat(why.topic()).isEqualTo(InputFormats.TOPIC);
    assertThat(letter.key()).isEqualTo("press-7".getBytes(UTF_8));
    assertThat(Arrays.equals(letter.value(), value)).isTrue();
    assertThat(letter.headers().lastHeader("shift").value()).asString(UTF_8).isEqualTo("late");
  }

  private static void send(Harness weir, byte[] value) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("shift", "late".getBytes(UTF_8));
    weir.send(
        InputFormats.TOPIC,
        new TestRecord<>("press-7".getBytes(UTF_8), value, headers, Harness.NOW));
  }
}
