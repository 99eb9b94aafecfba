package dev.weir.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Artifacts;
import dev.weir.model.SignalModel;
import dev.weir.publish.ArtifactSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance with a model of more than 200 MB is killed and restarts with its state. */
@Tag("slow")
class LargeModelIT {
  private static final int KILLS = 3;
  private static final long BYTES = 200_000_000;

  @TempDir Path folder;

  @Test
  void shouldComeBackAndServeAfterEachOfSeveralKills() throws IOException {
    // Given
    try (Cluster cluster = Cluster.start(1);
        Site site = siteWithLargeModel(cluster);
        AppProcess app =
            AppProcess.start(
                "app", folder.resolve("app"), site.settings("model.memory", "60%"), "1000m")) {
      Load load = Load.start(site, 5);
      app.awaitReady();
      Pause.seconds(2);

      // When
      for (int kill = 0; kill < KILLS; kill++) {
        app.kill();
        assertThat(app.state()).isNotEmptyDirectory();
        app.start();
        app.awaitReady();
        Pause.seconds(2);
      }

      // Then
      Outcome.assertExactlyOnce(site, load.finish(), app);
    }
  }

  private Site siteWithLargeModel(Cluster cluster) throws IOException {
    SignalModel model = Models.large();
    Path artifact = folder.resolve("large.weir");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(artifact))) {
      Artifacts.write(model, out);
    }
    assertThat(artifact).satisfies(file -> assertThat(Files.size(file)).isGreaterThan(BYTES));
    return Site.create(cluster, "large.")
        .publish("1", model, ArtifactSource.of(artifact))
        .assign("1", Instant.EPOCH);
  }
}
