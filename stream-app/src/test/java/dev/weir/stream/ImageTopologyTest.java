package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.combined.CombinedModel;
import dev.weir.classifiers.dwnn.DwnnModel;
import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.wnn.WindowModel;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.Prediction;
import dev.weir.stream.names.TopologyNames;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTopologyTest {
  private static final Map<String, Model> MODELS =
      Map.of("signals", new FakeModel(0, 4), "images", new FakeImageModel(100));

  private Harness weir = new Harness();

  @BeforeEach
  void assign() {
    weir.routes(MODELS);
  }

  @AfterEach
  void close() {
    weir.close();
  }

  private void restart(String... settings) {
    weir.close();
    weir = new Harness(settings);
  }

  @Test
  void shouldPredictImage() {
    // When
    weir.send(Harness.image("cam-1", "i1", Harness.NOW.minusSeconds(5), 130));

    // Then
    assertThat(weir.predictions())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.getRecordId()).isEqualTo("i1");
              assertThat(p.getSource()).isEqualTo("cam-1");
              assertThat(p.getRoute()).isEqualTo("images");
              assertThat(p.getRole()).isEqualTo("champion");
              assertThat(p.getLabel()).isEqualTo("bright");
              assertThat(p.getScores()).containsEntry("dark", -30.0).containsEntry("bright", 30.0);
              assertThat(p.getMargin()).isEqualTo(60);
              assertThat(p.getEventTime()).isEqualTo(Harness.NOW.minusSeconds(5));
              assertThat(p.getProcessingTime()).isEqualTo(Harness.NOW);
            });
    assertThat(weir.count("weir.records", "route", "images", "outcome", "predicted")).isEqualTo(1);
  }

  @Test
  void shouldPredictSignalsAndImagesSideBySide() {
    // When
    weir.send(Harness.signal("s1", "r1", Harness.NOW, 1));
    weir.send(Harness.image("s1", "i1", Harness.NOW, 0));
    weir.send(Harness.signal("s1", "r2", Harness.NOW, -1));

    // Then
    assertThat(weir.predictions())
        .extracting(Prediction::getLabel)
        .containsExactly("high", "dark", "low");
  }

  @Test
  void shouldTakeIdOfItsSourceOnceWhetherSignalOrImage() {
    // When
    weir.send(Harness.image("s1", "r1", Harness.NOW, 0));
    weir.send(Harness.image("s1", "r1", Harness.NOW, 255));
    weir.send(Harness.signal("s1", "r1", Harness.NOW, 1));
    weir.send(Harness.image("s2", "r1", Harness.NOW, 0));

    // Then
    assertThat(weir.predictions()).extracting(Prediction::getSource).containsExactly("s1", "s2");
    assertThat(weir.count("weir.duplicates")).isEqualTo(2);
  }

  @Test
  void shouldJoinLabelsBeforeInsideAndAfterImages() {
    // When
    weir.label("cam", "i1", Harness.NOW, "dark");
    weir.send(Harness.image("cam", "i1", Harness.NOW, 0));
    weir.send(Harness.image("cam", "i2", Harness.NOW, 0));
    weir.label("cam", "i2", Harness.NOW, "bright");
    ImageRecord labelled = Harness.image("cam", "i3", Harness.NOW, 0);
    labelled.setLabel("dark");
    weir.send(labelled);

    // Then
    var counts = weir.accuracy().getLast();
    assertThat(counts.getLabelled()).isEqualTo(3);
    assertThat(counts.getCorrect()).isEqualTo(2);
    assertThat(weir.stored(TopologyNames.WAITING_LABELS)).isZero();
  }

  @Test
  void shouldForgetImagesAfterRetention() {
    // Given
    restart("labels.retention", "1m", "labels.late.memory", "0", "accuracy.retention", "2m");
    weir.routes(MODELS);
    weir.send(Harness.image("cam", "i1", Harness.NOW, 0));

    // When
    weir.advance(Duration.ofMinutes(2));
    weir.send(Harness.image("cam", "i2", Harness.NOW.plusSeconds(90), 0));
    weir.advance(Duration.ofSeconds(2));

    // Then
    assertThat(weir.stored(TopologyNames.OPEN_PREDICTIONS)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 2, 5, 'the image of 3 x 2 has 5 pixels'",
    "3, 2, 7, 'the image of 3 x 2 has 7 pixels'",
    "2, 3, 6, '2 x 3'",
    "0, 0, 0, 'the image is 0 x 0; a side has at least 1 pixel'",
    "-3, -2, 6, 'the image is -3 x -2'",
    "65536, 65536, 0, 'the image of 65536 x 65536 has 0 pixels'"
  })
  void shouldRejectImageOfWrongSize(int width, int height, int pixels, String detail) {
    // When
    weir.send(
        new ImageRecord(
            "i1", "cam", Harness.NOW, width, height, ByteBuffer.allocate(pixels), null));

    // Then
    assertRejected(DeadLetterReason.WRONG_SIZE, detail);
    assertThat(weir.count("weir.records", "route", "images", "outcome", "dead-letter"))
        .isEqualTo(1);
  }

  @Test
  void shouldRejectWhatIsNoImage() {
    // Given
    byte[] key = "cam".getBytes(UTF_8);
    byte[] good = weir.bytes(Harness.image("cam", "i1", Harness.NOW, 9));

    // When, then
    weir.sendImage(key, new byte[] {0, 0, 0, 0, 99, 1});
    assertRejected(DeadLetterReason.UNDECODABLE, "99");
    weir.sendImage(key, java.util.Arrays.copyOf(good, good.length - 1));
    assertRejected(DeadLetterReason.UNDECODABLE, "");
    weir.sendImage(key, null);
    assertRejected(DeadLetterReason.UNDECODABLE, "no value");
    weir.sendImage("other".getBytes(UTF_8), good);
    assertRejected(DeadLetterReason.KEY_MISMATCH, "not its source");
    weir.send(Harness.image("cam", "i2", Harness.NOW.plus(Duration.ofDays(2)), 9));
    assertRejected(DeadLetterReason.EVENT_TIME_OUT_OF_RANGE, "");
    weir.send(Harness.image("cam", "i3", Harness.NOW, 9));
    assertThat(weir.predictions()).hasSize(1);
  }

  @Test
  void shouldKeepBytesOfRejectedImage() {
    // Given
    byte[] bytes =
        weir.bytes(new ImageRecord("i1", "cam", Harness.NOW, 2, 2, ByteBuffer.allocate(4), null));

    // When
    weir.sendImage("cam".getBytes(UTF_8), bytes);

    // Then
    assertThat(weir.deadLetterRecords())
        .singleElement()
        .satisfies(letter -> assertThat(letter.value()).isEqualTo(bytes));
  }

  @Test
  void shouldTakeRoutesOfImagesBySource() {
    // Given
    restart(
        "routes", "cats,dogs,presses",
        "route.cats.input", "images",
        "route.cats.sources", "cat-.*",
        "route.dogs.input", "images",
        "route.dogs.sources", "dog-.*");
    weir.routes(
        Map.of(
            "cats", new FakeImageModel(0),
            "dogs", new FakeImageModel(300),
            "presses", new FakeModel(0, 4)));

    // When
    weir.send(Harness.image("dog-1", "i1", Harness.NOW, 9));
    weir.send(Harness.image("cat-1", "i1", Harness.NOW, 9));
    weir.send(Harness.signal("cat-1", "r1", Harness.NOW, 9));
    weir.send(Harness.image("cow-1", "i1", Harness.NOW, 9));

    // Then
    assertThat(weir.predictions())
        .extracting(p -> p.getRoute() + "=" + p.getLabel())
        .containsExactly("dogs=dark", "cats=bright", "presses=high");
    assertRejected(DeadLetterReason.NO_ROUTE, "[cats, dogs]");
  }

  @Test
  void shouldClassifyImagesAloneWhereOnlyTheyHaveRoutes() {
    // Given
    restart("routes", "images");
    weir.routes(Map.of("images", new FakeImageModel(100)));

    // When
    weir.label("cam", "i1", Harness.NOW, "dark");
    weir.send(Harness.image("cam", "i1", Harness.NOW, 0));

    // Then
    assertThat(weir.predictions()).hasSize(1);
    assertThat(weir.accuracy().getLast().getCorrect()).isEqualTo(1);
  }

  @Test
  void shouldMakeImageOfAnotherSizeLookLikeTrainingImages() {
    // Given an image model of 8 x 8 with dark ink, and bright records of 16 x 16
    WnnModel model = TestImages.model(1);
    List<String> steps = List.of("invert", "resize:8x8", "centre");
    weir.routes(Map.of("images", TestImages.model(model.classifier(), 16, steps)));
    byte[] inverted = TestImages.pixels(new Random(3), 16, true);
    for (int k = 0; k < inverted.length; k++) {
      inverted[k] = (byte) ~inverted[k];
    }

    // When
    weir.send(new ImageRecord("i1", "cam", Harness.NOW, 16, 16, ByteBuffer.wrap(inverted), null));
    weir.send(TestImages.record("cam", 2, Harness.NOW, 8));

    // Then the scores are those of the preprocessed image
    double[] scores = new double[2];
    byte[] prepared = ImagePreprocessing.of(steps).apply(inverted, 16, 16);
    model.newScorer().score(8, 8, prepared, scores);
    assertThat(weir.predictions())
        .singleElement()
        .satisfies(
            p ->
                assertThat(p.getScores())
                    .containsEntry("left", scores[0])
                    .containsEntry("right", scores[1]));
    assertRejected(
        DeadLetterReason.WRONG_SIZE, "the image is 8 x 8, the model takes an image of 16 x 16");
  }

  @Test
  void shouldPredictByDwnnAndByTheCombination() {
    // Given models of the same training images
    WnnModel images = TestImages.model(1);
    for (WindowModel model : List.of(new DwnnModel(images), new CombinedModel(images))) {
      restart();
      weir.routes(Map.of("signals", new FakeModel(0, 4), "images", model));

      // When
      for (int id = 0; id < 10; id++) {
        weir.send(TestImages.record("cam", id, Harness.NOW, 8));
      }

      // Then each prediction has the model's scores of all classes
      List<Prediction> predictions = weir.predictions();
      assertThat(predictions).hasSize(10);
      for (int id = 0; id < 10; id++) {
        double[] scores = new double[2];
        byte[] pixels = TestImages.record("cam", id, Harness.NOW, 8).getPixels().array();
        model.newScorer().score(8, 8, pixels, scores);
        assertThat(predictions.get(id).getLabel()).isEqualTo(id % 2 == 1 ? "right" : "left");
        assertThat(predictions.get(id).getScores())
            .containsEntry("left", scores[0])
            .containsEntry("right", scores[1]);
      }
    }
  }

  private void assertRejected(DeadLetterReason reason, String detail) {
    List<DeadLetter> letters = weir.deadLetters();
    assertThat(letters)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo(reason.wireName());
              assertThat(letter.detail()).contains(detail);
            });
    assertThat(weir.count("weir.dead.letters", "reason", reason.wireName())).isPositive();
  }
}
