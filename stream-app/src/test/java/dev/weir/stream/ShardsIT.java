package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.Topic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that is split over processes, with a real broker, a kill and a swap of versions. */
class ShardsIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final int SIDE = 12;
  private static final int CLASSES = 4;
  private static final String[] SETTINGS = {
    "routes", "images", "route.images.shards", "3", "kafka.session.timeout.ms", "6000"
  };

  @TempDir Path folder;

  @Test
  void shouldPredictAsOneMachineDoes() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // Given
      WnnModel model = TestImages.random(1, 500, SIDE, CLASSES, 5);
      cluster.publish(model, "random", "1");
      cluster.assign("images", 1, Cluster.from(Instant.EPOCH, "random", "1"));

      // When
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      for (int i = 0; i < 60; i++) {
        cluster.send(image(i, now));
      }
      try (WeirApplication weir = new WeirApplication(cluster.config(folder, SETTINGS))) {
        weir.start();
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() >= 60);
      }

      // Then
      assertThat(cluster.predictions()).hasSize(60);
      assertBits(cluster.predictions(), Map.of("1", model));
      assertOrder(cluster.predictions());
      assertThat(cluster.committed(Topic.DEAD_LETTERS)).isEmpty();
    }
  }

  @Test
  @Tag("slow")
  void shouldPredictEachRecordOnceOverAKillAndASwap() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // Given three instances that share a model's images
      WnnModel first = TestImages.random(1, 4_000, SIDE, CLASSES, 5);
      WnnModel second = TestImages.random(2, 5_000, SIDE, CLASSES, 7);
      cluster.publish(first, "random", "1");
      cluster.assign("images", 1, Cluster.from(Instant.EPOCH, "random", "1"));
      List<AppProcess> instances = new ArrayList<>();
      try {
        for (int i = 0; i < 3; i++) {
          instances.add(start(cluster, i));
        }
        Instant begun = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant swap = begun.plusSeconds(20);
        send(cluster, 0, 300, begun);
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() >= 100);

        // When one is killed with records in flight, while the next version is assigned
        send(cluster, 300, 600, begun);
        instances.getFirst().kill();
        cluster.publish(second, "random", "2");
        cluster.assign(
            "images",
            2,
            Cluster.from(Instant.EPOCH, "random", "1"),
            Cluster.from(swap, "random", "2"));
        send(cluster, 600, 800, begun);
        // Its event times are those of the next version.
        send(cluster, 800, 1_000, swap);
        for (int i = 0; i < 1_000; i += 10) {
          label(cluster, i);
        }
        instances.add(start(cluster, 0));

        // Then
        await()
            .atMost(TIMEOUT)
            .untilAsserted(() -> assertThat(cluster.predictions()).hasSize(1_000));
        await().atMost(TIMEOUT).until(() -> labelled(cluster) == 100);
        List<Prediction> predictions = cluster.predictions();
        assertThat(predictions)
            .extracting(Prediction::getRecordId)
            .doesNotHaveDuplicates()
            .hasSize(1_000);
        assertBits(predictions, Map.of("1", first, "2", second));
        assertThat(predictions)
            .allSatisfy(
                p ->
                    assertThat(p.getVersion())
                        .isEqualTo(p.getEventTime().isBefore(swap) ? "1" : "2"));
        assertOrder(predictions);
        assertThat(cluster.committed(Topic.DEAD_LETTERS)).isEmpty();
      } finally {
        for (AppProcess instance : instances) {
          instance.close();
        }
      }
    }
  }

  @Test
  @Tag("slow")
  void shouldChangeTheNumberOfShardsOrSayWhatToDo() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // Given
      WnnModel model = TestImages.random(1, 500, SIDE, CLASSES, 5);
      cluster.publish(model, "random", "1");
      cluster.assign("images", 1, Cluster.from(Instant.EPOCH, "random", "1"));
      String requests = cluster.topics.prefix() + "weir-shard-images-repartition";

      // When, then shards are turned on
      predict(cluster, 1, 0, 20);
      predict(cluster, 3, 20, 40);

      // When, then another number needs another topic
      assertThatThrownBy(() -> predict(cluster, 2, 40, 60))
          .isInstanceOf(UnusableTopicsException.class)
          .hasMessageContaining(
              requests + " has 3 partitions, one for each shard, but route.images.shards is 2;");
      delete(cluster, requests);
      predict(cluster, 2, 40, 60);

      // When, then nothing between shards is left behind
      cluster.sendTo(requests, new byte[] {1});
      assertThatThrownBy(() -> predict(cluster, 1, 60, 80))
          .isInstanceOf(UnusableTopicsException.class)
          .hasMessageContaining("1 records of " + requests);
      delete(cluster, requests);
      predict(cluster, 1, 60, 80);
      assertBits(cluster.predictions(), Map.of("1", model));
      assertThat(cluster.committed(Topic.DEAD_LETTERS)).isEmpty();
    }
  }

  /** Sends images, and runs an application until all have their one prediction. */
  private void predict(Cluster cluster, int shards, int from, int to) {
    // A repeated id counts as a duplicate.
    send(cluster, from, to, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    String[] settings = SETTINGS.clone();
    settings[3] = Integer.toString(shards);
    try (WeirApplication weir = new WeirApplication(cluster.config(folder, settings))) {
      weir.start();
      await().atMost(TIMEOUT).until(() -> cluster.predictions().size() >= to);
    }
    assertThat(cluster.predictions())
        .extracting(Prediction::getRecordId)
        .doesNotHaveDuplicates()
        .hasSize(to);
  }

  private static void delete(Cluster cluster, String topic) throws Exception {
    try (Admin admin = cluster.admin()) {
      admin.deleteTopics(List.of(topic)).all().get();
      await().atMost(TIMEOUT).until(() -> !admin.listTopics().names().get().contains(topic));
    }
  }

  private AppProcess start(Cluster cluster, int instance) throws IOException {
    Path own = Files.createDirectories(folder.resolve("instance-" + instance));
    return AppProcess.start(own, cluster.settings(own, SETTINGS));
  }

  private static void send(Cluster cluster, int from, int to, Instant time) {
    for (int i = from; i < to; i++) {
      cluster.send(image(i, time.plusMillis(i)));
    }
  }

  private static ImageRecord image(int id, Instant time) {
    byte[] pixels = new byte[SIDE * SIDE];
    new Random(id).nextBytes(pixels);
    return new ImageRecord("i" + id, "s" + id % 7, time, SIDE, SIDE, ByteBuffer.wrap(pixels), null);
  }

  private static void label(Cluster cluster, int id) {
    LabelRecord label = new LabelRecord("s" + id % 7, "i" + id, Instant.now(), "1");
    cluster.send(Topic.LABELS, label.getSource(), cluster.bytes(label));
  }

  private static long labelled(Cluster cluster) {
    return cluster.committed(Topic.ACCURACY).stream()
        .map(r -> cluster.serdes.accuracy().deserializer().deserialize(r.topic(), r.value()))
        .collect(
            Collectors.toMap(
                w -> w.getVersion() + w.getWindowStart(), w -> w.getLabelled(), (a, b) -> b))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** The scores are those of the whole model, bit for bit. */
  private static void assertBits(List<Prediction> predictions, Map<String, WnnModel> models) {
    double[] scores = new double[CLASSES];
    for (Prediction prediction : predictions) {
      byte[] pixels = new byte[SIDE * SIDE];
      new Random(Integer.parseInt(prediction.getRecordId().substring(1))).nextBytes(pixels);
      WnnModel model = models.get(prediction.getVersion());
      model.newScorer().score(SIDE, SIDE, pixels, scores);
      for (int c = 0; c < CLASSES; c++) {
        assertThat(prediction.getScores()).containsEntry(model.classes().get(c), scores[c]);
      }
    }
  }

  /** A source's predictions are in the order of its records. */
  private static void assertOrder(List<Prediction> predictions) {
    Set<String> sources =
        predictions.stream().map(Prediction::getSource).collect(Collectors.toSet());
    for (String source : sources) {
      assertThat(
              predictions.stream()
                  .filter(p -> p.getSource().equals(source))
                  .map(p -> Integer.parseInt(p.getRecordId().substring(1))))
          .isSorted();
    }
  }
}
