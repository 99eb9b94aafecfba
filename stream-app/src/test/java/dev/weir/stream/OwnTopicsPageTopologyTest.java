package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.inputs.OwnTopicsPage;
import dev.weir.inputs.mapping.Grid;
import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of docs/your-own-topics.md, with their settings and records, in the stream. */
class OwnTopicsPageTopologyTest {
  private static final Pattern SHAPE = Pattern.compile("(\\d+) channels of (\\d+) samples");
  private static final Pattern TIME = Pattern.compile("\"timestamp\": (\\d+)");

  private static Harness harness(OwnTopicsPage page) {
    return new Harness(
        page.settings().entrySet().stream()
            .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
            .toArray(String[]::new));
  }

  static Stream<OwnTopicsPage> wholeSignals() {
    return OwnTopicsPage.cases().stream().filter(page -> page.mapping().kind() == InputKind.SIGNAL);
  }

  static Stream<OwnTopicsPage> readings() {
    return OwnTopicsPage.cases().stream()
        .filter(page -> page.mapping().kind() == InputKind.READING);
  }

  @ParameterizedTest
  @MethodSource("wholeSignals")
  void shouldPredictTheRecordsOfThePage(OwnTopicsPage page) throws Exception {
    try (Harness weir = harness(page)) {
      // given
      InputMapping input = page.mapping();
      Matcher shape = SHAPE.matcher(page.printed().getLast());
      assertThat(shape.find()).isTrue();
      int channels = Integer.parseInt(shape.group(1));
      int length = Integer.parseInt(shape.group(2));
      weir.routes(Map.of(input.name(), new ChannelModel(channels, length)));

      // when
      for (byte[] value : page.values(weir.registry())) {
        send(weir, input.topic(), value);
      }

      // then
      Map<String, String> found = page.found();
      TestRecord<byte[], byte[]> sent = weir.records("predictions").getFirst();
      Seen prediction = Seen.of(weir, sent);
      assertThat(prediction.id()).isEqualTo(found.get("id"));
      assertThat(prediction.source()).isEqualTo(found.get("source"));
      assertThat(prediction.time()).isEqualTo(found.get("time"));
      assertThat(sent.headers())
          .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
          .isEqualTo(
              input.passthrough().stream()
                  .map(each -> each.header() + "=" + found.get("passthrough"))
                  .toList());
      assertThat(weir.count("weir.labels", "outcome", "joined"))
          .isEqualTo(found.containsKey("label") ? 1 : 0);
    }
  }

  @ParameterizedTest
  @MethodSource("readings")
  void shouldPredictAWindowOfReadingsAsThePageHasThem(OwnTopicsPage page) {
    try (Harness weir = harness(page)) {
      // given
      InputMapping input = page.mapping();
      Grid grid = input.grid().orElseThrow();
      String route = "route." + input.name() + ".";
      int window = Integer.parseInt(page.settings().get(route + "window"));
      int channels = Integer.parseInt(page.settings().get(route + "channels"));
      weir.routes(Map.of(input.name(), new ChannelModel(channels, window)));
      List<String> readings = new ArrayList<>(page.texts());
      long first = time(readings.getFirst());
      for (int i = readings.size(); i < window; i++) {
        long time = first + i * grid.interval().toMillis();
        readings.add(TIME.matcher(readings.get(1)).replaceFirst("\"timestamp\": " + time));
      }

      // when
      readings.forEach(reading -> send(weir, input.topic(), reading.getBytes(UTF_8)));

      // then
      String source = page.found().get("source");
      long place = Math.round((double) first / grid.interval().toMillis());
      assertThat(weir.predictions())
          .extracting(Prediction::getRecordId)
          .containsExactly("%s@%d+%d".formatted(source, place, window));
    }
  }

  private static long time(String reading) {
    Matcher time = TIME.matcher(reading);
    assertThat(time.find()).isTrue();
    return Long.parseLong(time.group(1));
  }

  private static void send(Harness weir, String topic, byte[] value) {
    byte[] key = "anything".getBytes(UTF_8);
    weir.send(topic, new TestRecord<>(key, value, new RecordHeaders(), Harness.NOW));
  }

  /** A prediction in either format. */
  private record Seen(String id, String source, String time) {
    static Seen of(Harness weir, TestRecord<byte[], byte[]> sent) throws Exception {
      boolean isJson =
          Optional.ofNullable(weir.settings.get("predictions.format")).equals(Optional.of("json"));
      if (isJson) {
        JsonNode json = new ObjectMapper().readTree(sent.value());
        return new Seen(
            json.get("recordId").asText(),
            json.get("source").asText(),
            json.get("eventTime").asText());
      }
      Prediction avro =
          weir.serdes.predictions().deserializer().deserialize("predictions", sent.value());
      return new Seen(avro.getRecordId(), avro.getSource(), avro.getEventTime().toString());
    }
  }
}
