package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.schemas.DriftEvent;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.schemas.topics.KeyPartition;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Late labels, accuracy and drift with two instances and several partitions. */
class TruthIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final List<String> CLASSES = List.of("flat", "bump");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Cluster cluster;
  private static SignalModel model;

  @TempDir Path stateDir;

  @BeforeAll
  static void startCluster() {
    cluster = Cluster.start();
    model = train(new Random(1));
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  @Test
  @PropertyTest
  void shouldAddUpExactlyWithAPartitionAnHourBehindAndLabelsThatComeAnyhow() throws Exception {
    // Given a partition whose records are an hour older than the others'
    Random random = Seeds.random();
    Cluster own = ready("sums.");
    Instant now = Instant.now();
    Map<String, Long> windows = new TreeMap<>();
    List<Sent> all = new ArrayList<>();
    for (int i = 0; i < Seeds.size(240, 120); i++) {
      String source = "s" + i % 8;
      boolean isBehind = KeyPartition.of(source.getBytes(UTF_8), Cluster.PARTITIONS) == 0;
      Instant time = now.minusSeconds(isBehind ? 3_600 + i : i);
      all.add(new Sent(source, i, time, CLASSES.get(random.nextInt(2))));
    }
    try (WeirApplication stays = start(own, "a");
        WeirApplication goes = start(own, "b")) {
      await().atMost(TIMEOUT).until(() -> stays.isReady() && goes.isReady());

      // When labels arrive before their records, twice, changed, or for no record; and the
      // partition with older records comes last, after an instance has stopped
      for (Sent sent : all.subList(0, 40)) {
        own.label(sent.source(), sent.id(), sent.truth());
      }
      for (Sent sent : all) {
        if (!isBehind(sent, now)) {
          own.send(signal(sent));
        }
      }
      own.label("s1", 9_999, "flat");
      await().atMost(TIMEOUT).until(() -> !own.committed(Topic.PREDICTIONS).isEmpty());
      goes.close();
      for (Sent sent : all) {
        if (isBehind(sent, now)) {
          own.send(signal(sent));
        }
      }
      for (Sent sent : all) {
        boolean lies = random.nextBoolean();
        if (lies) {
          own.label(sent.source(), sent.id(), sent.truth().equals("flat") ? "bump" : "flat");
        }
        own.label(sent.source(), sent.id(), sent.truth());
        if (!lies) {
          own.label(sent.source(), sent.id(), sent.truth());
        }
      }

      // Then every instance shows the sums of the labels, window by window
      try (WeirApplication again = start(own, "b")) {
        await()
            .atMost(TIMEOUT)
            .untilAsserted(() -> assertThat(own.predictions()).hasSize(all.size()));
        Map<String, Prediction> predictions = new HashMap<>();
        own.predictions().forEach(p -> predictions.put(p.getRecordId(), p));
        long correct = 0;
        for (Sent sent : all) {
          Prediction made = predictions.get("r" + sent.id());
          correct += made.getLabel().equals(sent.truth()) ? 1 : 0;
          long start = Math.floorDiv(sent.time().toEpochMilli(), 60_000L) * 60_000L;
          windows.merge(Instant.ofEpochMilli(start).toString(), 1L, Long::sum);
        }
        long right = correct;
        for (WeirApplication instance : List.of(stays, again)) {
          await()
              .atMost(TIMEOUT)
              .untilAsserted(
                  () -> {
                    JsonNode page = JSON.readTree(get(instance, "/api/accuracy"));
                    assertThat(page.path("versions")).hasSize(1);
                    JsonNode version = page.path("versions").get(0);
                    assertThat(version.path("labelled").asLong()).isEqualTo(all.size());
                    assertThat(version.path("correct").asLong()).isEqualTo(right);
                    assertThat(version.path("fading").isNumber()).isTrue();
                    Map<String, Long> found = new TreeMap<>();
                    version
                        .path("windows")
                        .forEach(
                            w -> found.put(w.path("start").asText(), w.path("labelled").asLong()));
                    assertThat(found).isEqualTo(windows);
                  });
        }
        assertThat(own.committed(Topic.DEAD_LETTERS)).isEmpty();
      }
    }
  }

  @Test
  void shouldNoticeAndRepairLabelsThatAnotherPartitionerPlaced() throws Exception {
    // Given
    Cluster own = ready("placed.");
    Instant now = Instant.now();
    int records = 60;
    try (WeirApplication one = start(own, "a", "labels.repartition", "true");
        WeirApplication other = start(own, "b", "labels.repartition", "true")) {
      await().atMost(TIMEOUT).until(() -> one.isReady() && other.isReady());

      // When each label is on the partition after its source's
      for (int i = 0; i < records; i++) {
        String source = "s" + i % 8;
        own.send(signal(new Sent(source, i, now, "flat")));
        LabelRecord label = new LabelRecord(source, "r" + i, now, "flat");
        byte[] key = source.getBytes(UTF_8);
        int partition = (KeyPartition.of(key, Cluster.PARTITIONS) + 1) % Cluster.PARTITIONS;
        own.sendTo(
            Topic.LABELS,
            partition,
            key,
            own.serdes.labels().serializer().serialize(own.topics.name(Topic.LABELS), label));
      }

      // Then all are counted, by both instances together, and joined
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () -> {
                JsonNode page = JSON.readTree(get(one, "/api/accuracy"));
                assertThat(page.path("versions").path(0).path("labelled").asInt())
                    .isEqualTo(records);
              });
      String misplaced = misplaced(own, Topic.LABELS);
      String joined = "weir_labels_total{outcome=\"joined\"}";
      assertThat(metric(one, misplaced) + metric(other, misplaced)).isEqualTo(records);
      // A label may arrive before its record: then it waits for the record to join it.
      assertThat(metric(one, joined) + metric(other, joined)).isEqualTo(records);
      String signals = misplaced(own, Topic.SIGNALS);
      assertThat(metric(one, signals) + metric(other, signals)).isZero();
    }
  }

  @Test
  void shouldTellOfDriftWithAndWithoutLabelsOnceForAllInstances() throws Exception {
    // Given
    Cluster own = ready("drift.");
    String[] settings = {
      "drift.scores.predictions", "200",
      "drift.scores.interval", "500ms",
      "drift.error.threshold", "15",
      "drift.error.labels", "100"
    };
    Instant begin = Instant.now().minus(Duration.ofHours(1));
    try (WeirApplication one = start(own, "a", settings);
        WeirApplication other = start(own, "b", settings)) {
      await().atMost(TIMEOUT).until(() -> one.isReady() && other.isReady());

      // When records are as in training
      int usual = 800;
      for (int i = 0; i < usual; i++) {
        own.send(labelled(i, begin, false));
      }
      await().atMost(TIMEOUT).until(() -> own.predictions().size() == usual);
      Thread.sleep(3_000);

      // Then there are no events
      assertThat(events(own)).isEmpty();

      // When bumps are half as high
      int count = usual;
      List<String> expected = List.of("margins", "error-rate");
      List<DriftEvent> events = List.of();
      for (; count < 2_400 && !kinds(events).containsAll(expected); count++) {
        own.send(labelled(count, begin, true));
        events = count % 100 == 99 ? events(own) : events;
      }
      await()
          .atMost(TIMEOUT)
          .untilAsserted(() -> assertThat(kinds(events(own))).containsAll(expected));

      // Then each event occurs once, whichever instance has the version
      events = events(own);
      assertThat(events.stream().filter(e -> e.getKind().equals("error-rate"))).hasSize(1);
      for (DriftEvent event : events) {
        System.out.printf(
            "%s: %s, %.2f against %.2f, of %d predictions, up to record %d; the shift is at %d%n",
            event.getKind(),
            event.getLevel(),
            event.getStatistic(),
            event.getThreshold(),
            event.getCount(),
            Duration.between(begin, event.getTo()).toSeconds(),
            usual);
        assertThat(event.getTo()).isAfter(begin.plusSeconds(usual));
      }
      String alarm = "weir_drift_alarm_timestamp_seconds{kind=\"error-rate\"";
      assertThat(metric(one, alarm) + metric(other, alarm)).isPositive();
    }
  }

  private static String misplaced(Cluster own, Topic topic) {
    return "weir_records_misplaced_total{topic=\"%s\"}".formatted(own.topics.name(topic));
  }

  private record Sent(String source, int id, Instant time, String truth) {}

  private static boolean isBehind(Sent sent, Instant now) {
    return sent.time().isBefore(now.minusSeconds(1_800));
  }

  private static SignalRecord signal(Sent sent) {
    return SignalRecord.of(
        "r" + sent.id(),
        sent.source(),
        sent.time(),
        values(new Random(sent.id()), sent.id() % 2, 2));
  }

  /** A record per second, from five sources. */
  private static SignalRecord labelled(int id, Instant begin, boolean isShifted) {
    double[] values = values(new Random(id), id % 2, isShifted ? 0.6 : 2);
    return SignalRecord.of("r" + id, "s" + id % 5, begin.plusSeconds(id), values)
        .withLabel(CLASSES.get(id % 2));
  }

  private static double[] values(Random random, int label, double height) {
    double[] values = new double[TestModels.LENGTH];
    for (int t = 0; t < values.length; t++) {
      values[t] = random.nextGaussian() + (label == 1 && t > 12 && t < 26 ? height : 0);
    }
    return values;
  }

  private static SignalModel train(Random random) {
    double[][] signals = new double[600][];
    int[] labels = new int[signals.length];
    for (int i = 0; i < signals.length; i++) {
      labels[i] = i % 2;
      signals[i] = values(random, labels[i], 2);
    }
    return SelectedRocket.train(
            new LabelledSignals(signals, labels, CLASSES),
            SelectedRocketSettings.defaults().withKernels(40, 40),
            Progress.NONE)
        .model();
  }

  private static Cluster ready(String prefix) {
    Cluster own = cluster.withPrefix(prefix);
    own.publish(model, "shapes", "1");
    own.assign(1, Cluster.from(Instant.EPOCH, "shapes", "1"));
    return own;
  }

  private WeirApplication start(Cluster own, String name, String... more) {
    List<String> settings = new ArrayList<>(List.of(more));
    settings.addAll(List.of("kafka.session.timeout.ms", "6000"));
    WeirApplication weir =
        new WeirApplication(own.config(stateDir.resolve(name), settings.toArray(String[]::new)));
    weir.start();
    return weir;
  }

  private static List<DriftEvent> events(Cluster own) {
    return own.committed(Topic.DRIFT_EVENTS).stream()
        .map(r -> own.serdes.drift().deserializer().deserialize(r.topic(), r.value()))
        .toList();
  }

  private static List<String> kinds(List<DriftEvent> events) {
    return events.stream().map(DriftEvent::getKind).toList();
  }

  private static double metric(WeirApplication weir, String name) throws Exception {
    return get(weir, "/metrics")
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  static String get(WeirApplication weir, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + weir.httpPort() + path);
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
