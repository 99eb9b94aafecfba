package dev.weir.faults;

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
        Site site = Site.create(cluster, "smoke.").publish("1").assign("1", Instant.EPOCH);
        AppProcess app = AppProcess.start("app", folder, site.settings())) {
      Load load = Load.start(site, 300);
      app.awaitReady();
      Pause.seconds(2);

      // When
      app.kill();
      app.start();
      app.awaitReady();
      Pause.seconds(2);

      // Then
      Outcome.assertExactlyOnce(site, load.finish(), app);
    }
  }
}
