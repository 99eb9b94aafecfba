package dev.weir.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.cli.io.RecordFile;
import dev.weir.cli.io.RecordSender;
import dev.weir.cli.io.StartPosition;
import dev.weir.cli.io.TopicPrinter;
import dev.weir.cli.localstack.LocalStack;
import dev.weir.examples.ConsumePredictions;
import dev.weir.examples.ProduceSignals;
import dev.weir.schemas.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

  private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();
  private static final PrintStream PRINT = new PrintStream(OUT, true, StandardCharsets.UTF_8);

  private static Demo demo;

  @TempDir Path folder;

  @BeforeAll
  static void runDemo() {
    SelectedRocketSettings settings =
        SelectedRocketSettings.defaults().withKernels(400, 200).withSeed(42).withThreads(2);
    demo =
        new Demo(
            new SignalScenario(settings), Duration.ofMinutes(2), Progress.NONE, PRINT, System.err);
    demo.run();
  }

  @AfterAll
  static void close() {
    demo.close();
  }

  private static LocalStack stack() {
    return demo.stack().local();
  }

  @Test
  void shouldEndWithOneLineOfFigures() {
    String last = OUT.toString(StandardCharsets.UTF_8).strip().lines().toList().getLast();

    assertThat(last).matches("demo: predictions=1000 accuracy=0\\.9[4-9]\\d seconds=\\d+\\.\\d");
  }

  @Test
  void shouldPredictWhatTheExampleSends() throws Exception {
    // Given
    double[] values = new double[40];
    java.util.Arrays.setAll(values, i -> Math.sin(i / 3.0));

    // When
    ProduceSignals.send(stack().bootstrap(), stack().registryUrl(), "mine", "example-1", values);

    // Then
    assertThat(tailUntil(Topic.PREDICTIONS, "example-1"))
        .contains("\"source\":\"mine\"")
        .contains("\"model\":\"mnist1d-rocket\"")
        .contains("\"scores\":{");
    ConsumePredictions.read(stack().bootstrap(), stack().registryUrl(), "example", 1001);
  }

  @Test
  void shouldPutASignalOfAnotherLengthIntoTheDeadLetters() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("short.jsonl"), "{\"values\":[1,2,3]}\n");

    // When
    try (RecordSender sender =
        new RecordSender(stack().clients(), stack().topics(), Topic.SIGNALS)) {
      new RecordFile(file.toString(), null, Topic.SIGNALS, "cli", List.of())
          .forEach(record -> sender.send("cli", record));
      sender.flush();
    }

    // Then
    assertThat(tailUntil(Topic.DEAD_LETTERS, "wrong-size")).contains("\"topic\":\"signals\"");
  }

  @Test
  void shouldServeHealthMetricsAndModels() throws IOException, InterruptedException {
    assertThat(get("/health/live")).isNotEmpty();
    assertThat(get("/health/ready")).isNotEmpty();
    assertThat(get("/metrics")).contains("weir_records_total");
    assertThat(get("/api/models")).contains("mnist1d-rocket");
  }

  private static String get(String path) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + demo.stack().httpPort() + path);
      var response = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      assertThat(response.statusCode()).as(path).isEqualTo(200);
      return response.body();
    }
  }

  /** The first line of a topic that contains a text. */
  private static String tailUntil(Topic topic, String text) {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (System.nanoTime() < deadline) {
      var said = new StringWriter();
      var out = new PrintWriter(said);
      new TopicPrinter(stack().clients(), stack().topics(), out, out)
          .run(topic, new StartPosition.Beginning(), Long.MAX_VALUE, Duration.ofSeconds(1));
      var found = said.toString().lines().filter(l -> l.contains(text)).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new AssertionError("'" + text + "' did not come on " + topic.baseName());
  }
}
