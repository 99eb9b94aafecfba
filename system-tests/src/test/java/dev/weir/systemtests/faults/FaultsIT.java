package dev.weir.systemtests.faults;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Failure behaviour under load with three brokers. Each test ends with one committed prediction per
 * record, a dead letter per bad record, and accuracy counts that add up.
 */
@Tag("slow")
class FaultsIT {
  private static final int PER_SECOND = 200;

  private static Cluster cluster;

  @TempDir Path folder;

  @BeforeAll
  static void startCluster() {
    cluster = Cluster.start(3);
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  @Test
  void shouldSurviveKillsAtManyMoments() {
    // Given
    try (TestDeployment site = site("kills.");
        AppProcess app = start(site, "app")) {
      SignalLoad load = SignalLoad.start(site, PER_SECOND);

      // When killed during its start, before its first record, then during restoration
      app.awaitServing();
      app.kill();
      app.start();
      app.awaitReady();
      app.kill();
      app.start();
      app.awaitServing();
      LoadPause.seconds(1);
      app.kill();

      // When killed under load, out of step with its commits, then as a version is published
      app.start();
      for (double seconds : new double[] {0.73, 2.21}) {
        app.awaitReady();
        LoadPause.seconds(seconds);
        app.kill();
        app.start();
      }
      app.awaitReady();
      site.publish("2").assign("2", Instant.now().plusSeconds(10));
      app.kill();
      app.start();
      app.awaitReady();
      LoadPause.seconds(8);

      // Then
      OutputVerifier.assertExactlyOnce(site, load.finish(), app);
    }
  }

  @Test
  void shouldSurviveEachBrokerStoppedAndStarted() {
    // Given
    try (TestDeployment site = site("brokers.");
        AppProcess app = start(site, "app").awaitReady()) {
      SignalLoad load = SignalLoad.start(site, PER_SECOND);
      LoadPause.seconds(2);

      // When
      for (int broker = 0; broker < cluster.kafka().brokers(); broker++) {
        cluster.kafka().stopBroker(broker);
        LoadPause.seconds(4);
        cluster.kafka().startBroker(broker);
        LoadPause.seconds(4);
      }

      // Then
      OutputVerifier.assertExactlyOnce(site, load.finish(), app);
    }
  }

  @Test
  void shouldSurviveInstancesThatComeAndGo() {
    // Given
    try (TestDeployment site = site("scaling.");
        AppProcess first = start(site, "first").awaitReady()) {
      SignalLoad load = SignalLoad.start(site, PER_SECOND);
      LoadPause.seconds(1);

      // When one joins and is killed for good, two join, one is killed during the rebalance, and
      // the first leaves in an orderly way
      try (AppProcess lost = start(site, "lost").awaitReady()) {
        LoadPause.seconds(3);
        lost.kill();
      }
      try (AppProcess second = start(site, "second");
          AppProcess third = start(site, "third")) {
        second.awaitReady();
        third.kill();
        third.start();
        third.awaitReady();
        first.stop();
        LoadPause.seconds(3);

        // Then
        OutputVerifier.assertExactlyOnce(site, load.finish(), second, third);
      }
    }
  }

  @Test
  void shouldSwapModelsInTheMiddleOfARollingRestart() {
    // Given
    try (TestDeployment site = site("rolling.");
        AppProcess first = start(site, "first").awaitReady();
        AppProcess second = start(site, "second").awaitReady()) {
      SignalLoad load = SignalLoad.start(site, PER_SECOND);
      site.publish("2").assign("2", Instant.now().plusSeconds(12));
      LoadPause.seconds(1);

      // When the swap becomes valid while the second is stopped
      first.stop();
      first.start();
      first.awaitReady();
      second.stop();
      LoadPause.until(site.lastSwap().plusMillis(500));
      second.start();
      second.awaitReady();
      LoadPause.seconds(3);

      // Then
      OutputVerifier.assertExactlyOnce(site, load.finish(), first, second);
    }
  }

  private static TestDeployment site(String prefix) {
    return TestDeployment.create(cluster, prefix).publish("1").assign("1", Instant.EPOCH);
  }

  private AppProcess start(TestDeployment site, String name) {
    return AppProcess.start(name, folder.resolve(name), site.settings());
  }
}
