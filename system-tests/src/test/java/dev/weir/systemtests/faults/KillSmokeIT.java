package dev.weir.systemtests.faults;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fault test of the everyday build: one broker, one kill. */
class KillSmokeIT {
  @TempDir Path folder;

  @Test
  void shouldPredictEachRecordOnceOverAKill() {
    // Given
    try (Cluster cluster = Cluster.start(1);
        TestDeployment site =
            TestDeployment.create(cluster, "smoke.").publish("1").assign("1", Instant.EPOCH);
        AppProcess app = AppProcess.start("app", folder, site.settings())) {
      SignalLoad load = SignalLoad.start(site, 300);
      app.awaitReady();
      LoadPause.seconds(2);

      // When
      app.kill();
      app.start();
      app.awaitReady();
      LoadPause.seconds(2);

      // Then
      OutputVerifier.assertExactlyOnce(site, load.finish(), app);
    }
  }
}
