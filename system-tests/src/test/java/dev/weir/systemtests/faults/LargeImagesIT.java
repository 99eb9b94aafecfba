package dev.weir.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.ImageScorer;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.modelregistry.publish.ArtifactSource;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.Topic;
import dev.weir.stream.WeirTopology;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of 200 MB of images is loaded and replaced by another, with no room for a third. */
@Tag("slow")
class LargeImagesIT {
  private static final int IMAGES = 50_000;
  private static final long BYTES = 200_000_000;
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  /**
   * 90% of it are for models: two of 205 MB of pixels are estimated at 404 MB each, with their
   * means and a scorer, since one is tried while the other scores.
   */
  private static final String HEAP = "960m";

  @TempDir Path folder;

  @Test
  void shouldSwapModelsOfImagesWithRoomForTwo() throws Exception {
    // Given
    try (Cluster cluster = Cluster.start(1);
        TestDeployment site = TestDeployment.create(cluster, "large.");
        ImageLoad load = new ImageLoad(site)) {
      Map<String, WnnModel> models =
          Map.of("1", ImageModels.drawn(1, IMAGES), "2", ImageModels.drawn(2, IMAGES));
      publish(site, "1", models, Instant.EPOCH);
      try (AppProcess app = AppProcess.start("app", folder.resolve("app"), settings(site), HEAP)) {
        load.every(1_000);
        app.awaitReady();

        // When
        Instant swap = Instant.now().plusSeconds(15);
        publish(site, "2", models, swap);
        LoadPause.until(swap.plusSeconds(5));

        // Then
        Map<String, ImageRecord> sent = load.finish();
        List<Prediction> predictions = await(site, sent.size(), app);
        assertThat(predictions).extracting(Prediction::getVersion).contains("1", "2");
        assertEachOnce(predictions, sent, site);
        assertScores(predictions, sent, models);
        assertThat(app.isAlive()).isTrue();
      }
    }
  }

  private static Map<String, String> settings(TestDeployment site) {
    return site.settings(
        "routes", WeirTopology.IMAGES_ROUTE, "record.time", "2s", "model.memory", "90%");
  }

  private void publish(
      TestDeployment site, String version, Map<String, WnnModel> models, Instant from)
      throws IOException {
    Path artifact = folder.resolve("images.weir");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(artifact))) {
      ArtifactCodec.write(models.get(version), out);
    }
    assertThat(Files.size(artifact)).isGreaterThan(BYTES);
    site.publish(version, ArtifactSource.of(artifact))
        .assign(WeirTopology.IMAGES_ROUTE, version, from);
  }

  /** The committed predictions, once there are that many. */
  private static List<Prediction> await(TestDeployment site, int count, AppProcess app) {
    Instant end = Instant.now().plus(TIMEOUT);
    try (CommittedLog log = new CommittedLog(site.clients(), site.name(Topic.PREDICTIONS))) {
      while (log.records().size() < count) {
        assertThat(Instant.now()).as("%d predictions%n%s", count, app.tail()).isBefore(end);
        log.read();
      }
      List<Prediction> predictions = new ArrayList<>();
      log.readToEnd()
          .forEach(
              r ->
                  predictions.add(
                      site.serdes()
                          .predictions()
                          .deserializer()
                          .deserialize(r.topic(), r.value())));
      return predictions;
    }
  }

  private static void assertEachOnce(
      List<Prediction> predictions, Map<String, ImageRecord> sent, TestDeployment site) {
    assertThat(predictions)
        .extracting(Prediction::getRecordId)
        .containsExactlyInAnyOrderElementsOf(sent.keySet());
    assertThat(predictions)
        .allSatisfy(
            p -> {
              assertThat(p.getVersion()).isEqualTo(site.versionAt(p.getRoute(), p.getEventTime()));
              assertThat(p.getLabel())
                  .isEqualTo(ImageModels.CLASSES.get(ImageLoad.isRight(p.getRecordId()) ? 1 : 0));
            });
  }

  /** The last prediction of each version has the scores that its model computes here. */
  private static void assertScores(
      List<Prediction> predictions, Map<String, ImageRecord> sent, Map<String, WnnModel> models) {
    models.forEach(
        (version, model) -> {
          Prediction last =
              predictions.stream().filter(p -> p.getVersion().equals(version)).toList().getLast();
          ImageScorer scorer = model.newScorer();
          double[] scores = new double[ImageModels.CLASSES.size()];
          scorer.score(
              ImageModels.SIDE,
              ImageModels.SIDE,
              sent.get(last.getRecordId()).getPixels().array(),
              scores);
          assertThat(last.getScores())
              .as("version %s, %s", version, last.getRecordId())
              .isEqualTo(Map.of("left", scores[0], "right", scores[1]));
        });
  }
}
