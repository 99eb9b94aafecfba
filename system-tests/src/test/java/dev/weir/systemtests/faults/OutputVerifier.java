package dev.weir.systemtests.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.Scores;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.ForeignHeaders;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Compares the outputs with what was sent: one prediction per record, by the version valid at its
 * event time; one dead letter per bad record; accuracy counts that add up.
 */
final class OutputVerifier implements AutoCloseable {
  static final Duration TIMEOUT = Duration.ofMinutes(2);

  private static final long WINDOW_MS = 5_000;

  private final TestDeployment site;
  private final SentRecords sent;
  private final CommittedLog predictions;
  private final CommittedLog deadLetters;
  private final CommittedLog accuracy;
  private final List<Prediction> decoded = new ArrayList<>();
  private int champions;
  private final Map<String, SignalScorer> scorers = new HashMap<>();

  private OutputVerifier(TestDeployment site, SentRecords sent) {
    this.site = site;
    this.sent = sent;
    predictions = new CommittedLog(site.clients(), site.name(Topic.PREDICTIONS));
    deadLetters = CommittedLog.withoutValues(site.clients(), site.name(Topic.DEAD_LETTERS));
    accuracy = new CommittedLog(site.clients(), site.name(Topic.ACCURACY));
  }

  /** Waits until everything has come out once, then stops the instances and checks again. */
  static void assertExactlyOnce(TestDeployment site, SentRecords sent, AppProcess... instances) {
    assertExactlyOnce(site, sent, TIMEOUT, instances);
  }

  /** The same with a time limit. */
  static void assertExactlyOnce(
      TestDeployment site, SentRecords sent, Duration patience, AppProcess... instances) {
    try (OutputVerifier outcome = new OutputVerifier(site, sent)) {
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
    decoded();
    return champions >= sent.signals().size()
        && deadLetters.records().size() >= sent.bad().size() + 2 * sent.replayed()
        && accuracyFound().equals(accuracyExpected(decoded()));
  }

  private void check(AppProcess... running) {
    predictions.readToEnd();
    deadLetters.readToEnd();
    accuracy.readToEnd();
    List<Prediction> found = decoded();
    String outputs = List.of(running).stream().map(AppProcess::tail).collect(Collectors.joining());
    assertThat(sent.signals()).as("sent").isNotEmpty();
    assertOnePredictionEach(
        found.stream().filter(p -> p.getRole().equals(Prediction.CHAMPION)).toList(), outputs);
    assertNoneTwiceByChallengers(found);
    found.forEach(this::assertScoredByItsModel);
    assertOneLetterEach(outputs);
    assertThat(differences(accuracyFound(), accuracyExpected(found)))
        .as("windows whose accuracy does not add up")
        .isEmpty();
  }

  private void assertNoneTwiceByChallengers(List<Prediction> found) {
    Map<String, Long> counts =
        found.stream()
            .filter(p -> !p.getRole().equals(Prediction.CHAMPION))
            .collect(
                Collectors.groupingBy(
                    p -> String.join("/", p.getRecordId(), p.getModel(), p.getVersion()),
                    Collectors.counting()));
    assertThat(counts.entrySet().stream().filter(e -> e.getValue() > 1))
        .as("records predicted more than once by one challenger")
        .isEmpty();
  }

  private void assertOneLetterEach(String outputs) {
    Map<String, String> found = new HashMap<>();
    List<String> twice = new ArrayList<>();
    int again = 0;
    for (ConsumerRecord<byte[], byte[]> record : deadLetters.records()) {
      Optional<DeadLetter> letter = DeadLetterHeaders.read(record.headers());
      if (letter.isPresent() && DeadLetterHeaders.replays(record.headers()) > 0) {
        again++;
      } else if (letter.isPresent()) {
        DeadLetter why = letter.get();
        String position = SentRecords.position(why.topic(), why.partition(), why.offset());
        if (found.put(position, why.reason()) != null) {
          twice.add(position);
        }
      }
    }
    assertThat(twice).as("records with two dead letters").isEmpty();
    assertThat(differences(found, sent.bad()))
        .as("records whose dead letters are others than%n%s%n%s", sent.bad().size(), outputs)
        .isEmpty();
    assertThat(again).as("letters that were sent again and came back").isEqualTo(sent.replayed());
  }

  /** The differences of two maps, with both values. */
  private static <T> Map<String, String> differences(Map<String, T> one, Map<String, T> two) {
    Map<String, String> differing = new TreeMap<>();
    Stream.concat(one.keySet().stream(), two.keySet().stream())
        .filter(key -> !Objects.equals(one.get(key), two.get(key)))
        .forEach(key -> differing.put(key, one.get(key) + " for " + two.get(key)));
    return differing;
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
    assertThat(counts.keySet().stream().filter(id -> !sent.signals().containsKey(id)))
        .as("predictions of what was not sent")
        .isEmpty();
  }

  private void assertScoredByItsModel(Prediction prediction) {
    SentRecords.Signal signal = sent.signals().get(prediction.getRecordId());
    assertThat(prediction.getSource()).isEqualTo(signal.source());
    assertThat(prediction.getEventTime()).isEqualTo(signal.eventTime());
    if (prediction.getRole().equals(Prediction.CHAMPION)) {
      assertThat(prediction.getVersion())
          .as("version that scored %s of %s", signal.id(), signal.eventTime())
          .isEqualTo(site.versionAt(prediction.getRoute(), signal.eventTime()));
    }
    SignalModel model = site.model(prediction.getSha256());
    double[] scores = new double[model.classes().size()];
    scorers
        .computeIfAbsent(prediction.getSha256(), digest -> model.newScorer())
        .score(signal.values(), scores);
    assertThat(prediction.getLabel()).isEqualTo(model.classes().get(Scores.best(scores)));
    assertThat(prediction.getMargin()).isEqualTo(Scores.margin(scores));
  }

  /** All predictions; each is decoded once. */
  private List<Prediction> decoded() {
    List<ConsumerRecord<byte[], byte[]>> records = predictions.records();
    for (ConsumerRecord<byte[], byte[]> r : records.subList(decoded.size(), records.size())) {
      assertThat(r.headers()).as("headers").allMatch(ForeignHeaders::isForeign);
      Prediction prediction =
          site.serdes().predictions().deserializer().deserialize(r.topic(), r.value());
      decoded.add(prediction);
      champions += prediction.getRole().equals(Prediction.CHAMPION) ? 1 : 0;
    }
    return decoded;
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
      if (record.value()
          != null) { // otherwise it has expired, and the previous figures were its last
        AccuracyWindow window =
            site.serdes().accuracy().deserializer().deserialize(record.topic(), record.value());
        newest.put(
            new String(record.key(), UTF_8), new Counts(window.getLabelled(), window.getCorrect()));
      }
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
