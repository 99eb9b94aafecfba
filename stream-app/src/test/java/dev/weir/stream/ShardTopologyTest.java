package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.Prediction;
import dev.weir.stream.classify.ModelUnavailableException;
import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.models.Timeline;
import dev.weir.stream.models.VersionState;
import dev.weir.stream.names.ModelVersionId;
import dev.weir.stream.names.TopologyNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Models that are split: outputs are those of one machine. */
class ShardTopologyTest {
  private static final WnnModel MODEL = TestImages.random(1, 60, 8, 4, 5);
  private static final int SHARDS = 3;

  private Harness weir = harness(SHARDS);

  private static Harness harness(int shards, String... more) {
    String[] settings = new String[4 + more.length];
    settings[0] = "routes";
    settings[1] = "images";
    settings[2] = "route.images.shards";
    settings[3] = Integer.toString(shards);
    System.arraycopy(more, 0, settings, 4, more.length);
    return new Harness(settings);
  }

  @AfterEach
  void close() {
    weir.close();
  }

  @Test
  void shouldPredictAsOneMachineDoes() {
    for (int shards : new int[] {2, 3, 5, 7}) {
      // Given
      weir.close();
      weir = harness(shards);
      weir.routes(Map.of("images", TestShards.all(MODEL, shards)));

      // When
      for (int i = 0; i < 20; i++) {
        weir.send(TestImages.record("cam-" + i % 3, i, Harness.NOW, 8));
      }

      // Then
      List<Prediction> predictions = weir.predictions();
      assertThat(predictions)
          .extracting(Prediction::getRecordId)
          .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "i" + i).toList());
      for (int i = 0; i < 20; i++) {
        double[] scores = new double[4];
        byte[] pixels = TestImages.record("cam", i, Harness.NOW, 8).getPixels().array();
        MODEL.newScorer().score(8, 8, pixels, scores);
        for (int c = 0; c < scores.length; c++) {
          assertThat(predictions.get(i).getScores())
              .containsEntry(MODEL.classes().get(c), scores[c]);
        }
      }
      assertThat(weir.stored(TopologyNames.WAITING_IMAGES)).isZero();
      assertThat(weir.count("weir.records", "route", "images", "outcome", "predicted"))
          .isEqualTo(20);
    }
  }

  @Test
  void shouldPredictSignalsBesideSplitImages() {
    // Given
    weir.close();
    weir = new Harness("routes", "signals,images", "route.images.shards", Integer.toString(SHARDS));
    weir.routes(Map.of("signals", new FakeModel(0, 4), "images", TestShards.all(MODEL, SHARDS)));

    // When
    weir.send(Harness.signal("s1", "r1", Harness.NOW, 1));
    weir.send(TestImages.record("s1", 1, Harness.NOW, 8));

    // Then
    assertThat(weir.predictions())
        .extracting(Prediction::getRoute)
        .containsExactly("signals", "images");
  }

  @Test
  void shouldJoinLabelsAndFindDuplicates() {
    // Given
    weir.routes(Map.of("images", TestShards.all(MODEL, SHARDS)));
    ImageRecord again = TestImages.record("cam", 2, Harness.NOW, 8);
    again.setLabel("1");

    // When
    weir.label("cam", "i1", Harness.NOW, "0");
    weir.send(TestImages.record("cam", 1, Harness.NOW, 8));
    weir.send(TestImages.record("cam", 2, Harness.NOW, 8));
    weir.send(again);

    // Then
    assertThat(weir.predictions()).hasSize(2);
    assertThat(weir.count("weir.duplicates")).isEqualTo(1);
    assertThat(weir.accuracy().getLast().getLabelled()).isEqualTo(2);
  }

  @Test
  void shouldScoreWithChallengersThatPartsHave() {
    // Given
    weir.close();
    weir = harness(SHARDS);
    ModelVersionId champion = new ModelVersionId("m", "1");
    ModelVersionId whole = new ModelVersionId("m", "2");
    ModelVersionId partial = new ModelVersionId("m", "3");
    WnnModel other = TestImages.random(2, 40, 8, 4, 5);
    timeline(
        Map.of(
            champion, loaded(champion, TestShards.all(MODEL, SHARDS)),
            whole, loaded(whole, TestShards.all(other, SHARDS)),
            partial, loaded(partial, TestShards.of(other, SHARDS, Set.of(0, 2)))),
        new Timeline.Entry(0, champion, List.of(whole, partial)));

    // When
    weir.send(TestImages.record("cam", 1, Harness.NOW, 8));

    // Then
    assertThat(weir.predictions())
        .extracting(p -> p.getVersion() + " " + p.getRole())
        .containsExactly("1 champion", "2 challenger");
  }

  @Test
  void shouldScoreChallengersAloneInTheirOwnApplication() {
    // Given
    weir.close();
    weir = harness(SHARDS, "role", "challenger");
    ModelVersionId champion = new ModelVersionId("m", "1");
    ModelVersionId challenger = new ModelVersionId("m", "2");
    timeline(
        Map.of(challenger, loaded(challenger, TestShards.all(MODEL, SHARDS))),
        new Timeline.Entry(0, champion, List.of(challenger)));

    // When
    weir.send(TestImages.record("cam", 1, Harness.NOW, 8));
    weir.send(TestImages.record("cam", 2, Harness.NOW, 9));

    // Then
    assertThat(weir.predictions()).extracting(Prediction::getRole).containsExactly("challenger");
    assertThat(weir.deadLetters()).isEmpty();
    assertThat(weir.count("weir.records", "route", "images", "outcome", "left-out")).isEqualTo(1);
  }

  @Test
  void shouldRejectBeforeItAsks() {
    // Given
    weir.routes(Map.of("images", TestShards.all(MODEL, SHARDS)));

    // When
    weir.send(TestImages.record("cam", 1, Harness.NOW, 9));

    // Then
    assertThat(weir.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo(DeadLetterReason.WRONG_SIZE.wireName());
              assertThat(letter.detail()).contains("the image is 9 x 9");
              assertThat(letter.topic()).isEqualTo("images");
            });
    assertThat(weir.producedTopics()).noneMatch(topic -> topic.contains("shard-images"));
  }

  @Test
  void shouldRejectModelThatIsNotSplit() {
    // Given
    weir.routes(Map.of("images", MODEL));

    // When
    weir.send(TestImages.record("cam", 1, Harness.NOW, 8));

    // Then
    assertThat(weir.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.detail()).contains("cannot be split"));
  }

  @Test
  void shouldWaitForTheChampionsPart() {
    // Given
    weir.routes(Map.of("images", TestShards.of(MODEL, SHARDS, Set.of(0, 1))));

    // When, then
    assertThatThrownBy(() -> weir.send(TestImages.record("cam", 1, Harness.NOW, 8)))
        .rootCause()
        .isInstanceOf(ModelUnavailableException.class)
        .hasMessageContaining("shard 2 of model m/v1 is not loaded");
  }

  private static VersionState loaded(ModelVersionId id, Model model) {
    return new VersionState.Loaded(new LoadedModel(id, model, Harness.NOW));
  }

  private void timeline(Map<ModelVersionId, VersionState> states, Timeline.Entry entry) {
    weir.timelines(List.of(new Timeline("images", 1, List.of(entry))), states);
  }
}
