package dev.weir.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.modelregistry.publish.ArtifactSource;
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
        TestDeployment site = siteWithLargeModel(cluster);
        AppProcess app =
            AppProcess.start(
                "app", folder.resolve("app"), site.settings("model.memory", "60%"), "1000m")) {
      SignalLoad load = SignalLoad.start(site, 5);
      app.awaitReady();
      LoadPause.seconds(2);

      // When
      for (int kill = 0; kill < KILLS; kill++) {
        app.kill();
        assertThat(app.state()).isNotEmptyDirectory();
        app.start();
        app.awaitReady();
        LoadPause.seconds(2);
      }

      // Then
      OutputVerifier.assertExactlyOnce(site, load.finish(), app);
    }
  }

  private TestDeployment siteWithLargeModel(Cluster cluster) throws IOException {
    SignalModel model = Models.large();
    Path artifact = folder.resolve("large.weir");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(artifact))) {
      ArtifactCodec.write(model, out);
    }
    assertThat(artifact).satisfies(file -> assertThat(Files.size(file)).isGreaterThan(BYTES));
    return TestDeployment.create(cluster, "large.")
        .publish("1", model, ArtifactSource.of(artifact))
        .assign("1", Instant.EPOCH);
  }
}
