package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.signal.LabelledSignals;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataSummaryTest {

  private static LabelledSignals signals(List<String> classes, int... labels) {
    return new LabelledSignals(new double[labels.length][6], 2, labels, classes);
  }

  @Test
  void shouldSayInOneLineWhatWasRead() {
    // Given
    List<String> classes = List.of("calm", "storm");
    Map<String, String> columns =
        Map.of(SignalDataSet.LABEL_COLUMN, "weather", SignalDataSet.IGNORED_COLUMNS, "id, time");
    SignalDataSet data =
        new SignalDataSet(
            signals(classes, 0, 1, 1), signals(classes, 0), "csv:a.csv", new TreeMap<>(columns));

    // When
    DataSummary summary = DataSummary.of(data);

    // Then
    assertThat(summary)
        .hasToString(
            "csv:a.csv: 3 signals for training, 1 for testing, 2 channels of 3 samples each; label"
                + " column: weather; ignored: id, time; 2 classes: calm (2), storm (2)");
    JsonNode json = summary.toJson();
    assertThat(json.get("name").asText()).isEqualTo("csv:a.csv");
    assertThat(json.get("train").asInt()).isEqualTo(3);
    assertThat(json.get("test").asInt()).isEqualTo(1);
    assertThat(json.get("channels").asInt()).isEqualTo(2);
    assertThat(json.get("length").asInt()).isEqualTo(3);
    assertThat(json.get("labelColumn").asText()).isEqualTo("weather");
    assertThat(json.get("ignoredColumns").asText()).isEqualTo("id, time");
    assertThat(json.at("/classes/1")).hasToString("{\"name\":\"storm\",\"train\":2,\"test\":0}");
    assertThat(summary.entries())
        .containsEntry("data.train", "3")
        .containsEntry("data.test", "1")
        .containsEntry("data.shape", "signal of 2 x 3")
        .containsEntry("data.classes", "calm (2), storm (2)");
  }

  @Test
  void shouldSayHowLargeImagesAre() {
    // Given
    GreyImages images = new GreyImages(3, 2, new byte[12], new int[] {0, 1}, List.of("4", "9"));

    // When
    DataSummary summary = DataSummary.of(new ImageDataSet(images, images, "idx:dir standard"));

    // Then
    assertThat(summary)
        .hasToString(
            "idx:dir standard: 2 images for training, 2 for testing, 3 x 2 pixels each; 2 classes:"
                + " 4 (2), 9 (2)");
    assertThat(summary.toJson().get("width").asInt()).isEqualTo(3);
    assertThat(summary.toJson().get("height").asInt()).isEqualTo(2);
  }

  @Test
  void shouldCutManyClassesInTheLineAndNoneInTheJson() {
    // Given 30 classes, of which class 29 has two training signals
    List<String> classes = IntStream.range(0, 30).mapToObj(c -> "class-" + c).toList();
    int[] each = IntStream.range(0, 30).toArray();
    int[] more = IntStream.rangeClosed(0, 30).map(i -> Math.min(i, 29)).toArray();

    // When
    DataSummary summary =
        DataSummary.of(new SignalDataSet(signals(classes, more), signals(classes, each), "many"));

    // Then
    assertThat(summary.toString())
        .contains("30 classes: class-0 (2), ")
        .endsWith("class-9 (2), and 20 more (2 to 3 each)");
    assertThat(summary.toJson().get("classes")).hasSize(30);
  }

  @Test
  void shouldSayWhatBecameOfOtherRecords() {
    // When
    DataSummary summary =
        DataSummary.of(
            "topic:signals",
            new InputShape.Signal(1, 40),
            List.of("a", "b"),
            List.of("a", "b", "b"),
            List.of(),
            Map.of("seen", 5));

    // Then
    assertThat(summary)
        .hasToString(
            "topic:signals: 3 signals for training, 0 for testing, 1 channel of 40 samples each; 2"
                + " classes: a (1), b (2); {seen=5}");
    assertThat(summary.toJson().at("/records/seen").asInt()).isEqualTo(5);
  }

  @Test
  void shouldRenderJson() {
    // given
    Map<String, String> columns =
        Map.of(SignalDataSet.LABEL_COLUMN, "weather", SignalDataSet.IGNORED_COLUMNS, "id, time");
    List<String> classes = List.of("calm", "storm");
    SignalDataSet signals =
        new SignalDataSet(
            signals(classes, 0, 1, 1), signals(classes, 0), "csv:a.csv", new TreeMap<>(columns));
    GreyImages images = new GreyImages(3, 2, new byte[12], new int[] {0, 1}, List.of("4", "9"));

    // then
    assertThat(DataSummary.of(signals).toJson().toString())
        .isEqualTo(
            """
            {"name":"csv:a.csv","train":3,"test":1,"channels":2,"length":3,\
            "labelColumn":"weather","ignoredColumns":"id, time","classes":[{"name":"calm",\
            "train":1,"test":1},{"name":"storm","train":2,"test":0}]}\
            """);
    assertThat(DataSummary.of(new ImageDataSet(images, images, "idx:d")).toJson().toString())
        .isEqualTo(
            """
            {"name":"idx:d","train":2,"test":2,"width":3,"height":2,"classes":[{"name":"4",\
            "train":1,"test":1},{"name":"9","train":1,"test":1}]}\
            """);
  }
}
