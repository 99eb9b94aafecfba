package dev.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.modelregistry.publish.AssignmentRequest;
import dev.weir.modelregistry.publish.ModelPublisher;
import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.trainer.data.DataSets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WeirStackIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @TempDir static Path folder;
  private static WeirStack weir;

  @BeforeAll
  static void start() {
    weir = WeirStack.start(TestModels.mnist1d(folder.resolve("first.weir"), 1));
  }

  @AfterAll
  static void stop() {
    if (weir != null) {
      weir.close();
    }
  }

  @Test
  @Order(1)
  void shouldPredictASignal() {
    // When
    weir.send(signal("one", Instant.now()));

    // Then
    Prediction prediction = of("one", weir.predictions(1, TIMEOUT));
    assertThat(prediction.getSource()).isEqualTo("press-1");
    assertThat(prediction.getVersion()).isEqualTo("1");
    assertThat(prediction.getScores()).hasSize(10);
  }

  @Test
  @Order(2)
  void shouldCountALabel() {
    // Given
    Instant now = Instant.now();
    weir.send(signal("two", now));
    Prediction prediction = of("two", weir.predictions(2, TIMEOUT));

    // When
    weir.label(new LabelRecord("press-1", "two", now, prediction.getLabel()));

    // Then
    try (Consumer<String, AccuracyWindow> accuracy =
        weir.consumer(Topic.ACCURACY, AccuracyWindow.class)) {
      AccuracyWindow window = first(accuracy, each -> each.getCorrect() == 1);
      assertThat(window.getLabelled()).isEqualTo(1);
    }
  }

  @Test
  @Order(3)
  void shouldTellWhyThereIsNoPrediction() {
    // Given
    weir.send(SignalRecord.of("short", "press-1", Instant.now(), new double[] {1, 2, 3}));

    // When
    List<DeadLetter> letters = weir.deadLetters(1, TIMEOUT);

    // Then
    assertThat(letters)
        .extracting(DeadLetter::reason)
        .containsExactly(DeadLetterReason.WRONG_SIZE.wireName());
    assertThatThrownBy(() -> weir.predictions(1_000, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("of 1000 predictions")
        .hasMessageContaining(DeadLetterReason.WRONG_SIZE.wireName());
  }

  @Test
  @Order(4)
  void shouldSwapTheModelWhileItRuns() {
    // Given
    int before = weir.predictions(0, Duration.ZERO).size();

    // When
    String version = weir.swap(TestModels.mnist1d(folder.resolve("second.weir"), 2));
    weir.send(signal("swapped", Instant.now().plusMillis(1)));

    // Then
    Prediction prediction = of("swapped", weir.predictions(before + 1, TIMEOUT));
    assertThat(prediction.getVersion()).isEqualTo(version).isEqualTo("2");
  }

  @Test
  @Order(5)
  void shouldAnswerOverHttp() throws IOException, InterruptedException {
    // When
    int status;
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(weir.http().resolve("/health/ready")).timeout(TIMEOUT).build();
      status = client.send(request, BodyHandlers.discarding()).statusCode();
    }

    // Then
    assertThat(status).isEqualTo(200);
  }

  @Test
  @Order(6)
  void shouldCountARecordOnceWhereAChallengerPredictsItToo() {
    // given
    int before = weir.predictions(0, Duration.ZERO).size();
    try (ModelPublisher publisher = new ModelPublisher(weir.clientSettings(), TopicNames.DEFAULT)) {
      publisher.change(
          AssignmentRequest.of("signals", "model", "2")
              .against(List.of(new ModelVersion("model", "1")))
              .from(Instant.now())
              .forced());
    }

    // when
    List<String> sent = new ArrayList<>();
    String twice;
    try (Consumer<String, Prediction> all = weir.consumer(Topic.PREDICTIONS, Prediction.class)) {
      twice = idOfAChallenged(all, sent);
    }

    // then
    List<Prediction> predictions = weir.predictions(before + sent.size(), TIMEOUT);
    assertThat(of(twice, predictions).getVersion()).isEqualTo("2");
    assertThat(predictions).extracting(Prediction::getRole).containsOnly(Prediction.CHAMPION);
    assertThat(predictions).hasSize(before + sent.size());
  }

  /** Sends records until a challenger has predicted one. */
  private static String idOfAChallenged(Consumer<String, Prediction> all, List<String> sent) {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    for (int i = 0; System.nanoTime() < deadline; i++) {
      sent.add("both-" + i);
      weir.send(signal("both-" + i, Instant.now()));
      for (var record : all.poll(Duration.ofMillis(200))) {
        if (record.value().getRole().equals(Prediction.CHALLENGER)) {
          return record.value().getRecordId();
        }
      }
    }
    throw new AssertionError("no challenger predicted within " + TIMEOUT);
  }

  private static SignalRecord signal(String id, Instant eventTime) {
    return SignalRecord.of(
        id, "press-1", eventTime, DataSets.load("mnist1d").test().signal(0).clone());
  }

  private static Prediction of(String id, List<Prediction> predictions) {
    List<Prediction> matching =
        predictions.stream().filter(each -> each.getRecordId().equals(id)).toList();
    assertThat(matching).hasSize(1);
    return matching.getFirst();
  }

  private static <T> T first(Consumer<String, T> consumer, Predicate<T> wanted) {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (System.nanoTime() < deadline) {
      for (var record : consumer.poll(Duration.ofMillis(100))) {
        if (wanted.test(record.value())) {
          return record.value();
        }
      }
    }
    throw new AssertionError("nothing came within " + TIMEOUT);
  }
}
