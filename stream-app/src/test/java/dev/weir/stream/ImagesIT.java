package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.schemas.Prediction;
import dev.weir.schemas.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images beside signals, with a real broker and a real registry. */
class ImagesIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int RECORDS = 200;

  private static Cluster cluster;

  @TempDir Path stateDir;

  @BeforeAll
  static void startCluster() {
    cluster = Cluster.start();
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  @Test
  void shouldClassifyImagesWhileSignalsWaitForTheirModel() throws Exception {
    // Given
    cluster.publish(TestImages.model(1), "halves", "1");
    cluster.assign("images", 1, Cluster.from(Instant.EPOCH, "halves", "1"));
    send(0, RECORDS);
    try (WeirApplication weir =
        new WeirApplication(cluster.config(stateDir, "num.stream.threads", "2"))) {
      // When
      weir.start();
      await().atMost(TIMEOUT).until(weir::isReady);

      // Then
      await().atMost(TIMEOUT).until(() -> cluster.predictions().size() >= RECORDS);
      assertImages(cluster.predictions(), RECORDS);
      assertThat(cluster.committed(Topic.DEAD_LETTERS)).isEmpty();

      // When the other model is published
      cluster.publish(TestModels.train(1), "shapes", "1");
      cluster.assign("signals", 1, Cluster.from(Instant.EPOCH, "shapes", "1"));
      send(RECORDS, 2 * RECORDS);

      // Then
      await().atMost(TIMEOUT).until(() -> cluster.predictions().size() >= 4 * RECORDS);
      List<Prediction> predictions = cluster.predictions();
      assertImages(
          predictions.stream().filter(p -> p.getRoute().equals("images")).toList(), 2 * RECORDS);
      assertThat(predictions.stream().filter(p -> p.getRoute().equals("signals")))
          .extracting(Prediction::getRecordId)
          .doesNotHaveDuplicates()
          .hasSize(2 * RECORDS);
      assertThat(cluster.committed(Topic.DEAD_LETTERS)).isEmpty();
    }
  }

  @Test
  void shouldWaitForRoutesThatLoseTheirAssignmentsAndGoOnWithTheOthers() throws Exception {
    // Given
    try (Cluster own = cluster.withPrefix("lost.");
        LogCapture log = LogCapture.of("dev.weir.stream")) {
      own.publish(TestImages.model(1), "halves", "1");
      own.publish(TestModels.train(1), "shapes", "1");
      for (String route : List.of("presses", "pumps")) {
        own.assign(route, 1, Cluster.from(Instant.EPOCH, "shapes", "1"));
      }
      own.assign("images", 1, Cluster.from(Instant.EPOCH, "halves", "1"));
      String[] settings = {
        "routes", "presses,pumps,images", "route.presses.sources", "press-.*", "retry.timeout", "2s"
      };
      Instant now = Instant.now();
      try (WeirApplication weir = new WeirApplication(own.config(stateDir, settings))) {
        weir.start();
        await().atMost(TIMEOUT).until(weir::isReady);

        // When a topic's only route loses its assignment, then its records wait
        own.send(Topic.MODELS, "images", null);
        await().atMost(TIMEOUT).until(() -> warned(log, "images: no route has an assignment"));
        own.send(TestImages.record("press-1", 1, now, 8));
        own.send(Cluster.signal("press-1", 2, now));
        awaitRecords(own, "r2");

        // When one of two does, then the other goes on until a record of that one comes
        own.send(Topic.MODELS, "pumps", null);
        await().atMost(TIMEOUT).until(() -> warned(log, "route pumps has no assignment"));
        own.send(Cluster.signal("press-1", 3, now));
        awaitRecords(own, "r2", "r3");
        own.send(Cluster.signal("pump-1", 4, now));
        await().atMost(TIMEOUT).until(() -> warned(log, "a replacement thread continues"));
        own.send(Cluster.signal("press-1", 5, now));
        own.assign("images", 1, Cluster.from(Instant.EPOCH, "halves", "1"));
        awaitRecords(own, "r2", "r3", "i1");

        // When it has one again, then nothing is lost
        own.assign("pumps", 1, Cluster.from(Instant.EPOCH, "shapes", "1"));
        awaitRecords(own, "r2", "r3", "i1", "r4", "r5");
        assertThat(own.committed(Topic.DEAD_LETTERS)).isEmpty();
      }
    }
  }

  private static boolean warned(LogCapture log, String text) {
    return log.warnings().stream().anyMatch(line -> line.contains(text));
  }

  private static void awaitRecords(Cluster own, String... ids) {
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () ->
                assertThat(own.predictions())
                    .extracting(Prediction::getRecordId)
                    .containsExactlyInAnyOrder(ids));
  }

  /** As many signals as images, of the same sources. */
  private static void send(int from, int to) {
    Instant now = Instant.now();
    for (int i = from; i < to; i++) {
      cluster.send(Cluster.signal("s" + i % 7, i, now));
      cluster.send(TestImages.record("s" + i % 7, i, now, 8));
    }
  }

  private static void assertImages(List<Prediction> predictions, int count) {
    assertThat(predictions)
        .hasSize(count)
        .allSatisfy(
            p -> {
              boolean right = Integer.parseInt(p.getRecordId().substring(1)) % 2 == 1;
              assertThat(p.getLabel()).isEqualTo(right ? "right" : "left");
              assertThat(p.getRoute()).isEqualTo("images");
            })
        .extracting(Prediction::getRecordId)
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldLoseAndDoubleNoImageWhileVersionsChange() throws Exception {
    // Given records for about five seconds
    try (Cluster own = cluster.withPrefix("swap.")) {
      own.publish(TestImages.model(1), "halves", "1");
      own.assign("images", 1, Cluster.from(Instant.EPOCH, "halves", "1"));
      try (WeirApplication weir = new WeirApplication(own.config(stateDir, "routes", "images"))) {
        weir.start();
        await().atMost(TIMEOUT).until(weir::isReady);
        Instant begun = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant swap = begun.plusSeconds(3);

        // When a version of 6 MB takes over meanwhile
        for (int i = 0; i < 2 * RECORDS; i++) {
          pauseUntil(begun.plusMillis(10L * i));
          if (i == 40) {
            own.publish(TestImages.random(2, 100_000, 8, 2, 5), "halves", "2");
            own.assign(
                "images",
                2,
                Cluster.from(Instant.EPOCH, "halves", "1"),
                Cluster.from(swap, "halves", "2"));
          }
          if (i == 200) {
            // On an idle machine it is already there: an assignment is visible before it becomes
            // valid.
            await()
                .atMost(TIMEOUT)
                .until(() -> TruthIT.get(weir, "/api/models").contains("\"revision\" : 2"));
          }
          own.send(TestImages.record("s" + i % 7, i, begun.plusMillis(10L * i), 8));
        }

        // Then
        await().atMost(TIMEOUT).until(() -> own.predictions().size() >= 2 * RECORDS);
        assertThat(own.predictions())
            .hasSize(2 * RECORDS)
            .allSatisfy(
                p ->
                    assertThat(p.getVersion())
                        .as(p.getRecordId())
                        .isEqualTo(p.getEventTime().isBefore(swap) ? "1" : "2"))
            .extracting(Prediction::getRecordId)
            .doesNotHaveDuplicates();
        assertThat(own.committed(Topic.DEAD_LETTERS)).isEmpty();
      }
    }
  }

  private static void pauseUntil(Instant moment) throws InterruptedException {
    long left = Duration.between(Instant.now(), moment).toMillis();
    if (left > 0) {
      Thread.sleep(left);
    }
  }
}
