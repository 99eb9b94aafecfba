package dev.weir.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.stream.names.TopologyNames;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka Streams flushes the stores before it commits, which it does not document. */
class OpenPredictionsIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int RECORDS = 60;

  @TempDir Path first;
  @TempDir Path second;

  @Test
  void shouldCommitPredictionsWithTheirChangelog() {
    try (Cluster cluster = Cluster.start()) {
      // Given
      Instant now = Instant.now();
      cluster.publish(TestModels.train(1), "shapes", "1");
      cluster.assign(1, Cluster.from(Instant.EPOCH, "shapes", "1"));
      try (WeirApplication weir = start(cluster, first)) {
        // When
        for (int i = 0; i < RECORDS; i++) {
          cluster.send(Cluster.signal("s" + i % 7, i, now));
        }
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() == RECORDS);

        // Then, while it runs, each committed prediction is in the committed changelog
        String changelog = changelog(cluster);
        for (int i = 0; i < RECORDS; i++) {
          assertThat(changelog).contains(key("s" + i % 7, i));
        }
      }

      // When another instance without state reads the same records again, and a new one
      try (WeirApplication weir = start(cluster, second)) {
        for (int i = 0; i <= RECORDS; i++) {
          cluster.send(Cluster.signal("s" + i % 7, i, now));
        }
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() > RECORDS);
      }

      // Then only the new one is predicted
      assertThat(cluster.predictions()).hasSize(RECORDS + 1);
    }
  }

  private static WeirApplication start(Cluster cluster, Path stateDir) {
    WeirApplication weir = new WeirApplication(cluster.config(stateDir));
    weir.start();
    return weir;
  }

  private static String changelog(Cluster cluster) {
    String application = cluster.topics.prefix() + "weir";
    return cluster
        .committed(application + "-" + TopologyNames.OPEN_PREDICTIONS + "-changelog")
        .stream()
        .filter(block -> block.value() != null)
        .map(block -> new String(block.value(), ISO_8859_1))
        .collect(Collectors.joining());
  }

  /** The key in a block: its length, source, zero, id. */
  private static String key(String source, int id) {
    String key = source + "\0r" + id;
    return (char) key.getBytes(UTF_8).length + key;
  }
}
