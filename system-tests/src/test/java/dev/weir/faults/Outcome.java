package dev.weir.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Scores;
import dev.weir.model.SignalModel;
import dev.weir.model.SignalScorer;
import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What has come out, held against what was sent: one prediction a record, by the version that its
 * event time asks for; one dead letter a bad record; accuracy counts that add up.
 */
final class Outcome implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final long WINDOW_MS = 5_000;

  private final Site site;
  private final Sent sent;
  private final CommittedLog predictions;
  private final CommittedLog deadLetters;
  private final CommittedLog accuracy;
  private final List<Prediction> decoded = new ArrayList<>();
  private final Map<String, SignalScorer> scorers = new HashMap<>();

  private Outcome(Site site, Sent sent) {
    this.site = site;
    this.sent = sent;
    predictions = new CommittedLog(site.clients(), site.name(Topic.PREDICTIONS));
    deadLetters = new CommittedLog(site.clients(), site.name(Topic.DEAD_LETTERS));
    accuracy = new CommittedLog(site.clients(), site.name(Topic.ACCURACY));
  }

  /** Waits until everything has come out once, then stops the instances and looks again. */
  static void assertExactlyOnce(Site site, Sent sent, AppProcess... instances) {
    assertExactlyOnce(site, sent, PATIENCE, instances);
  }

  /** The same, waiting that long at most. */
  static void assertExactlyOnce(Site site, Sent sent, Duration patience, AppProcess... instances) {
    try (Outcome outcome = new Outcome(site, sent)) {
      outcome.awaitAll(patience);
      outcome.check(instances);
      for (AppProcess instance : instances) {
        instance.stop();
      }
      outcome.check();
    }
  }

  private void awaitAll(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!isComplete() && System.nanoTime() < end) {
      predictions.read();
      deadLetters.read();
      accuracy.read();
    }
  }

  private boolean isComplete() {
    int bad = sent.bad().values().stream().mapToInt(Integer::intValue).sum();
    return predictions.records().size() >= sent.signals().size()
        && deadLetters.records().size() >= bad
        && accuracyFound().equals(accuracyExpected(decoded()));
  }

  private void check(AppProcess... running) {
    predictions.readToEnd();
    deadLetters.readToEnd();
    accuracy.readToEnd();
    List<Prediction> found = decoded();
    String outputs = List.of(running).stream().map(AppProcess::tail).collect(Collectors.joining());
    assertThat(sent.signals()).as("sent").isNotEmpty();
    assertOnePredictionEach(found, outputs);
    found.forEach(this::assertScoredByItsModel);
    assertThat(reasons()).as("dead letters").isEqualTo(sent.bad());
    assertThat(accuracyFound()).as("accuracy").isEqualTo(accuracyExpected(found));
  }

  private void assertOnePredictionEach(List<Prediction> found, String outputs) {
    Map<String, Long> counts =
        found.stream()
            .collect(Collectors.groupingBy(Prediction::getRecordId, Collectors.counting()));
    assertThat(counts.entrySet().stream().filter(e -> e.getValue() > 1))
        .as("records predicted more than once")
        .isEmpty();
    assertThat(sent.signals().keySet().stream().filter(id -> !counts.containsKey(id)).sorted())
        .as("records without a prediction%n%s", outputs)
        .isEmpty();
    assertThat(counts.keySet()).isEqualTo(sent.signals().keySet());
  }

  private void assertScoredByItsModel(Prediction prediction) {
    Sent.Signal signal = sent.signals().get(prediction.getRecordId());
    assertThat(prediction.getSource()).isEqualTo(signal.source());
    assertThat(prediction.getEventTime()).isEqualTo(signal.eventTime());
    assertThat(prediction.getRole()).isEqualTo("champion");
    assertThat(prediction.getVersion()).isEqualTo(site.versionAt(signal.eventTime()));
    SignalModel model = site.model(prediction.getVersion());
    double[] scores = new double[model.classes().size()];
    scorers
        .computeIfAbsent(prediction.getVersion(), version -> model.newScorer())
        .score(signal.values(), scores);
    assertThat(prediction.getLabel()).isEqualTo(model.classes().get(Scores.best(scores)));
    assertThat(prediction.getMargin()).isEqualTo(Scores.margin(scores));
  }

  /** All predictions; each is decoded once. */
  private List<Prediction> decoded() {
    List<ConsumerRecord<byte[], byte[]>> records = predictions.records();
    for (ConsumerRecord<byte[], byte[]> r : records.subList(decoded.size(), records.size())) {
      decoded.add(site.serdes().predictions().deserializer().deserialize(r.topic(), r.value()));
    }
    return decoded;
  }

  private Map<String, Integer> reasons() {
    Map<String, Integer> reasons = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> letter : deadLetters.records()) {
      String reason = DeadLetterHeaders.read(letter.headers()).orElseThrow().reason();
      reasons.merge(isOfAnyReason(letter) ? Sent.ANY_REASON : reason, 1, Integer::sum);
    }
    return reasons;
  }

  private static boolean isOfAnyReason(ConsumerRecord<byte[], byte[]> letter) {
    return letter.key() != null && new String(letter.key(), UTF_8).startsWith(Sent.ANY_REASON);
  }

  /** The counts of a window. */
  private record Counts(long labelled, long correct) {
    Counts plus(boolean right) {
      return new Counts(labelled + 1, correct + (right ? 1 : 0));
    }
  }

  private Map<String, Counts> accuracyExpected(List<Prediction> found) {
    Map<String, Counts> expected = new HashMap<>();
    for (Prediction prediction : found) {
      String truth = sent.truths().get(prediction.getRecordId());
      if (truth != null) {
        expected.compute(
            window(prediction),
            (key, counts) ->
                (counts == null ? new Counts(0, 0) : counts)
                    .plus(truth.equals(prediction.getLabel())));
      }
    }
    return expected;
  }

  private static String window(Prediction prediction) {
    long start = Math.floorDiv(prediction.getEventTime().toEpochMilli(), WINDOW_MS) * WINDOW_MS;
    return String.join(
        "/",
        prediction.getModel(),
        prediction.getVersion(),
        prediction.getRole(),
        Long.toString(start));
  }

  /** The newest record of each window. */
  private Map<String, Counts> accuracyFound() {
    Map<String, Counts> newest = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : accuracy.records()) {
      AccuracyWindow window =
          site.serdes().accuracy().deserializer().deserialize(record.topic(), record.value());
      newest.put(
          new String(record.key(), UTF_8), new Counts(window.getLabelled(), window.getCorrect()));
    }
    return newest;
  }

  @Override
  public void close() {
    predictions.close();
    deadLetters.close();
    accuracy.close();
  }
}
