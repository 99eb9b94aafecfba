package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.Prediction;
import dev.weir.stream.names.TopologyNames;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Images of a team's own, scored by models that are split. */
class MappedShardTopologyTest {
  private static final String TOPIC = "plant.parts";
  private static final int SHARDS = 3;
  private static final WnnModel MODEL = TestImages.random(1, 60, 8, 4, 5);
  private static final String[] PARTS = {
    "inputs", "parts",
    "input.parts.topic", TOPIC,
    "input.parts.kind", "image",
    "input.parts.format", "json",
    "input.parts.id", "no",
    "input.parts.source", "camera",
    "input.parts.label", "verdict",
    "input.parts.pixels", "grey",
    "input.parts.width", "8",
    "input.parts.passthrough", "order",
    "labels.topic", "plant.verdicts",
    "labels.format", "json",
    "labels.source", "camera",
    "labels.record", "no",
    "labels.label", "verdict",
    "route.parts.shards", Integer.toString(SHARDS)
  };

  private final Harness weir = new Harness(PARTS);

  @AfterEach
  void close() {
    weir.close();
  }

  private static String part(ImageRecord image, String more) {
    return "{\"no\":\"%s\",\"camera\":\"%s\",\"grey\":\"%s\",\"order\":\"A-1\"%s}"
        .formatted(
            image.getId(),
            image.getSource(),
            Base64.getEncoder().encodeToString(image.getPixels().array()),
            more);
  }

  private void send(String topic, String value) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("shift", "late".getBytes(UTF_8));
    weir.send(
        topic,
        new TestRecord<>("key".getBytes(UTF_8), value.getBytes(UTF_8), headers, Harness.NOW));
  }

  @Test
  void shouldPredictAsOneMachineDoes() {
    // given
    weir.routes(Map.of("parts", TestShards.all(MODEL, SHARDS)));

    // when
    for (int i = 0; i < 10; i++) {
      send(TOPIC, part(TestImages.record("cam-" + i % 3, i, Harness.NOW, 8), ""));
    }

    // then
    List<Prediction> predictions =
        weir.records("predictions").stream()
            .map(
                sent -> {
                  assertThat(sent.headers())
                      .singleElement()
                      .satisfies(header -> assertThat(header.key()).isEqualTo("order"));
                  return weir.serdes
                      .predictions()
                      .deserializer()
                      .deserialize("predictions", sent.value());
                })
            .toList();
    assertThat(predictions).hasSize(10);
    for (int i = 0; i < 10; i++) {
      double[] scores = new double[4];
      byte[] pixels = TestImages.record("cam", i, Harness.NOW, 8).getPixels().array();
      MODEL.newScorer().score(8, 8, pixels, scores);
      assertThat(predictions.get(i).getRecordId()).isEqualTo("i" + i);
      for (int c = 0; c < scores.length; c++) {
        assertThat(predictions.get(i).getScores()).containsEntry(MODEL.classes().get(c), scores[c]);
      }
    }
    assertThat(weir.stored(TopologyNames.WAITING_IMAGES)).isZero();
  }

  @Test
  void shouldJoinLabelsWithinTheRecordsAndOfTheirOwn() {
    // given
    weir.routes(Map.of("parts", TestShards.all(MODEL, SHARDS)));

    // when
    send(TOPIC, part(TestImages.record("cam", 1, Harness.NOW, 8), ",\"verdict\":\"0\""));
    send("plant.verdicts", "{\"camera\":\"cam\",\"no\":\"i2\",\"verdict\":\"1\"}");
    send(TOPIC, part(TestImages.record("cam", 2, Harness.NOW, 8), ""));

    // then
    assertThat(weir.accuracy().getLast().getLabelled()).isEqualTo(2);
  }

  @Test
  void shouldRejectTheTeamsRecordBeforeAndBehindTheSplit() {
    // given: an image of another size, and then a model that is not split
    weir.routes(Map.of("parts", TestShards.all(MODEL, SHARDS)));
    String wide = part(TestImages.record("cam", 1, Harness.NOW, 9), "");
    String good = part(TestImages.record("cam", 2, Harness.NOW, 8), "");

    // when
    send(TOPIC, wide.replace("}", ",\"width\":9}"));
    weir.routes(Map.of("parts", MODEL));
    send(TOPIC, good);

    // then
    List<TestRecord<byte[], byte[]>> letters = weir.deadLetterRecords();
    assertThat(letters)
        .extracting(letter -> new String(letter.value(), UTF_8))
        .containsExactly(wide.replace("}", ",\"width\":9}"), good);
    for (int i = 0; i < letters.size(); i++) {
      DeadLetter why = DeadLetterHeaders.read(letters.get(i).headers()).orElseThrow();
      assertThat(why.topic()).isEqualTo(TOPIC);
      assertThat(why.offset()).isEqualTo(i);
      assertThat(letters.get(i).key()).isEqualTo("key".getBytes(UTF_8));
      assertThat(letters.get(i).headers().lastHeader("shift")).isNotNull();
      assertThat(letters.get(i).headers().lastHeader("weir.input")).isNull();
    }
  }

  @Test
  void shouldRefuseShardsOfImagesOfBothKindsOfTopics() {
    String[] both = new String[PARTS.length + 4];
    System.arraycopy(PARTS, 0, both, 0, PARTS.length);
    both[PARTS.length] = "routes";
    both[PARTS.length + 1] = "images,parts";
    both[PARTS.length + 2] = "route.images.shards";
    both[PARTS.length + 3] = Integer.toString(SHARDS);

    assertThatThrownBy(() -> new Harness(both))
        .hasMessageContaining(
            "with shards, routes of images take either the topic images or inputs, not both");
  }
}
