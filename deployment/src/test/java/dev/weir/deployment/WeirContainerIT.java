package dev.weir.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.Prediction;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;

/** The image as users run it, with Kafka and a registry in separate containers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WeirContainerIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int SIGNALS = 1_000;
  private static final String TRAIN =
      "weir train rocket --data mnist1d --kernels 100 --seed %d --out /tmp/%d.weir";
  private static final String PUBLISH =
      "weir publish /tmp/%d.weir --name mnist1d --model-version %d --route signals";
  private static final String SEND =
      "weir export --data mnist1d | weir send signals - --format csv --source %s";

  private static Containers containers;

  @BeforeAll
  static void start() {
    Requirement.check(
        DockerClientFactory.instance().isDockerAvailable(),
        "no Docker engine answers: start one, or set DOCKER_HOST",
        "weir.containers.required");
    containers = Containers.start();
  }

  @AfterAll
  static void stop() {
    if (containers != null) {
      containers.close();
    }
  }

  @Test
  @Order(1)
  void shouldGoTheWholeWay() {
    // Given
    run("weir topics apply && weir topics check");
    run(TRAIN.formatted(1, 1));
    run(PUBLISH.formatted(1, 1));

    // When
    containers.startApplication();
    run(SEND.formatted("first"));

    // Then
    assertThat(labels(predictions(SIGNALS))).hasSize(SIGNALS);
    assertThat(containers.metric("weir_records_total{outcome=\"predicted\""))
        .isEqualTo((double) SIGNALS);
    awaitAccuracy();
  }

  @Test
  @Order(2)
  void shouldRunAsNobodyInParticularOnAReadOnlyRoot() {
    assertThat(containers.inApplication("id -u").getStdout()).contains("10001");
    assertThat(containers.inApplication("touch /opt/weir/x").getExitCode()).isNotZero();
    assertThat(containers.inApplication("weir-health").getExitCode()).isZero();
  }

  @Test
  @Order(3)
  void shouldPredictEachSignalOnceWhenKilled() {
    // Given
    run(SEND.formatted("second"));

    // When
    containers.kill();
    run(SEND.formatted("third"));
    containers.restart();

    // Then
    List<Prediction> all = predictions(3 * SIGNALS);
    assertThat(labels(all)).hasSize(3 * SIGNALS);
    assertThat(all).hasSize(3 * SIGNALS);
  }

  @Test
  @Order(4)
  void shouldScoreWithTheNextVersionWithoutARestart() {
    // Given
    run(TRAIN.formatted(2, 2));

    // When
    run(PUBLISH.formatted(2, 2) + " --valid-from now --force");
    run(SEND.formatted("fourth"));

    // Then
    List<Prediction> all = predictions(4 * SIGNALS);
    assertThat(
            all.stream()
                .filter(p -> p.getRecordId().startsWith("fourth-"))
                .map(Prediction::getVersion))
        .hasSize(SIGNALS)
        .containsOnly("2");
  }

  private static void awaitAccuracy() {
    Awaitility.await()
        .atMost(TIMEOUT)
        .untilAsserted(() -> assertThat(containers.metric("weir_accuracy{")).isGreaterThan(0.9));
  }

  private static void run(String command) {
    ExecResult result = containers.inTools(command);
    assertThat(result.getExitCode())
        .as("%s%n%s%s", command, result.getStdout(), result.getStderr())
        .isZero();
  }

  private static Map<String, String> labels(List<Prediction> predictions) {
    return predictions.stream()
        .collect(
            Collectors.toMap(
                p -> p.getSource() + "/" + p.getRecordId(), Prediction::getLabel, (a, b) -> a));
  }

  /** All committed predictions, once there are that many; no more may follow. */
  private static List<Prediction> predictions(int count) {
    Map<String, Object> settings = containers.clients();
    try (var reader =
        new CommittedPredictions(settings, AvroSerde.create(Prediction.class, settings))) {
      return reader.read(count, TIMEOUT);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
