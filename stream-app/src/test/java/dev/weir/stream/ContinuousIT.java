package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cuts windows from pieces with two instances and several partitions; one instance restarts. */
class ContinuousIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int SOURCES = 7;
  private static final int WINDOW = TestModels.values(0, false).length;
  private static final int STRIDE = WINDOW / 2;

  private static Cluster cluster;

  private final int samples = Seeds.size(2_000, 800);

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
  @PropertyTest
  void shouldLoseAndDoubleNoWindowWhileAnInstanceRestarts() throws Exception {
    // Given pieces of several signals, with neighbours swapped at random
    List<SignalRecord> pieces = pieces(Seeds.random());
    cluster.publish(TestModels.train(1), "shapes", "1");
    cluster.assign(1, Cluster.from(Instant.EPOCH, "shapes", "1"));
    try (WeirApplication stays = start("a")) {
      WeirApplication restarts = start("b");
      try {
        await().atMost(TIMEOUT).until(() -> stays.isReady() && restarts.isReady());

        // When one instance stops in the middle, and restarts
        send(pieces, 0, pieces.size() / 3);
        await().atMost(TIMEOUT).until(() -> !cluster.predictions().isEmpty());
      } finally {
        restarts.close();
      }
      send(pieces, pieces.size() / 3, pieces.size() * 2 / 3);
      try (WeirApplication again = start("b")) {
        await().atMost(TIMEOUT).until(again::isReady);
        send(pieces, pieces.size() * 2 / 3, pieces.size());
        Set<String> expected = windows();
        await()
            .atMost(TIMEOUT)
            .untilAsserted(() -> assertThat(ids(cluster.predictions())).isEqualTo(expected));

        // Then each window is predicted once
        assertThat(cluster.predictions()).hasSize(expected.size());
        assertThat(cluster.committed(Topic.DEAD_LETTERS)).isEmpty();
      }
    }
  }

  @Test
  void shouldKeepAGapOfOneSourceFromStoppingOthers() {
    // Given a source whose second piece is late, with a lateness of 2.4 MB
    Cluster own = cluster.withPrefix("gap.");
    own.publish(TestModels.train(1), "shapes", "1");
    own.assign(1, Cluster.from(Instant.EPOCH, "shapes", "1"));
    int length = 10_000;
    for (int i = 0; i < 20; i++) {
      if (i != 1) {
        own.send(longPiece(i * (long) length, length));
      }
    }
    own.send(Cluster.signal("other", 1, Instant.now()));
    String[] settings = {
      "routes", "signals",
      "route.signals.window", Integer.toString(WINDOW),
      "route.signals.lateness", "300000"
    };
    int windows = length / WINDOW;

    // When
    try (WeirApplication weir = new WeirApplication(own.config(stateDir, settings))) {
      weir.start();
      await().atMost(TIMEOUT).until(() -> own.predictions().size() == 19 * windows + 1);
    }

    // When the piece arrives after a restart
    own.send(longPiece(length, length));
    try (WeirApplication weir = new WeirApplication(own.config(stateDir, settings))) {
      weir.start();

      // Then
      await().atMost(TIMEOUT).until(() -> own.predictions().size() == 20 * windows + 1);
    }
    assertThat(own.committed(Topic.DEAD_LETTERS)).isEmpty();
    own.close();
  }

  private static SignalRecord longPiece(long start, int length) {
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = Math.sin((double) start + i);
    }
    return SignalRecord.of("p" + start, "machine-1", Instant.now(), values).withStart(start);
  }

  @Test
  void shouldTakeAChangedRouteTableFromTheNextStartOn() throws Exception {
    // Given two models on one input
    Cluster own = cluster.withPrefix("routes.");
    own.publish(TestModels.train(1), "presses", "1");
    own.publish(TestModels.train(2), "lathes", "1");
    own.assign("presses", 1, Cluster.from(Instant.EPOCH, "presses", "1"));
    own.assign("rest", 1, Cluster.from(Instant.EPOCH, "lathes", "1"));
    Instant now = Instant.now();
    try (WeirApplication one = start(own, "a", "presses", "rest");
        WeirApplication other = start(own, "b", "presses", "rest")) {
      await().atMost(TIMEOUT).until(() -> one.isReady() && other.isReady());
      for (int i = 0; i < 12; i++) {
        own.send(Cluster.signal((i % 2 == 0 ? "press-" : "lathe-") + i, i, now));
      }
      await().atMost(TIMEOUT).until(() -> own.predictions().size() == 12);
    }

    // When a route without an assignment is inserted between them
    try (WeirApplication one = start(own, "a", "presses", "lathes", "rest");
        WeirApplication other = start(own, "b", "presses", "lathes", "rest")) {
      own.send(Cluster.signal("lathe-1", 12, now));
      await().atMost(TIMEOUT).until(() -> TruthIT.get(one, "/api/models").contains("\"rest\""));
      assertThat(one.isReady() || other.isReady()).isFalse();
      own.assign("lathes", 1, Cluster.from(Instant.EPOCH, "presses", "1"));
      await().atMost(TIMEOUT).until(() -> own.predictions().size() == 13);
    }

    // Then each record is scored by the model of its route at its time
    for (Prediction prediction : own.predictions()) {
      boolean isPress = prediction.getSource().startsWith("press-");
      boolean isLast = prediction.getRecordId().equals("r12");
      assertThat(prediction.getRoute()).isEqualTo(isPress ? "presses" : isLast ? "lathes" : "rest");
      assertThat(prediction.getModel()).isEqualTo(isPress || isLast ? "presses" : "lathes");
    }
    assertThat(own.committed(Topic.DEAD_LETTERS)).isEmpty();
  }

  private WeirApplication start(Cluster own, String name, String... routes) {
    Map<String, String> patterns =
        Map.of("presses", "press-.*", "lathes", "lathe-.*", "rest", ".*");
    List<String> settings =
        new ArrayList<>(
            List.of("routes", String.join(",", routes), "kafka.session.timeout.ms", "6000"));
    for (String route : routes) {
      settings.addAll(List.of("route." + route + ".sources", patterns.get(route)));
    }
    WeirApplication weir =
        new WeirApplication(own.config(stateDir.resolve(name), settings.toArray(String[]::new)));
    weir.start();
    return weir;
  }

  private WeirApplication start(String name) {
    WeirApplication weir =
        new WeirApplication(
            cluster.config(
                stateDir.resolve(name),
                "routes",
                "signals",
                "route.signals.sources",
                "machine-.*",
                "route.signals.window",
                "" + WINDOW,
                "route.signals.stride",
                "" + STRIDE,
                "route.signals.lateness",
                "500",
                "kafka.session.timeout.ms",
                "6000"));
    weir.start();
    return weir;
  }

  private static void send(List<SignalRecord> pieces, int from, int to) {
    pieces.subList(from, to).forEach(cluster::send);
  }

  /** The pieces of all sources in turn; neighbouring pieces of a source are swapped. */
  private List<SignalRecord> pieces(Random random) {
    List<List<SignalRecord>> all = new ArrayList<>();
    for (int source = 0; source < SOURCES; source++) {
      all.add(cut(random, "machine-" + source));
    }
    List<SignalRecord> mixed = new ArrayList<>();
    int most = all.stream().mapToInt(List::size).max().orElseThrow();
    for (int i = 0; i < most; i++) {
      for (List<SignalRecord> one : all) {
        if (i < one.size()) {
          mixed.add(one.get(i));
        }
      }
    }
    return mixed;
  }

  private List<SignalRecord> cut(Random random, String source) {
    double[] signal = random.doubles(samples, -1, 1).toArray();
    Instant begin = Instant.now().minusSeconds(samples);
    List<SignalRecord> pieces = new ArrayList<>();
    for (int at = 0; at < samples; ) {
      int end = Math.min(samples, at + 1 + random.nextInt(60));
      pieces.add(
          SignalRecord.of(
                  "p" + at, source, begin.plusSeconds(end), Arrays.copyOfRange(signal, at, end))
              .withStart((long) at)
              .withInterval(1_000.0));
      at = end;
    }
    for (int i = 0; i + 1 < pieces.size(); i += 2) {
      if (random.nextBoolean()) {
        pieces.add(i, pieces.remove(i + 1));
      }
    }
    return pieces;
  }

  private Set<String> windows() {
    Set<String> ids = new TreeSet<>();
    for (int source = 0; source < SOURCES; source++) {
      for (int at = 0; at + WINDOW <= samples; at += STRIDE) {
        ids.add("machine-" + source + "@" + at + "+" + WINDOW);
      }
    }
    return ids;
  }

  private static Set<String> ids(List<Prediction> predictions) {
    return predictions.stream()
        .map(Prediction::getRecordId)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
