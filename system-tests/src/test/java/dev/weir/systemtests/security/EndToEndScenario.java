package dev.weir.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.classifiers.model.Progress;
import dev.weir.modelregistry.publish.ArtifactSource;
import dev.weir.modelregistry.publish.AssignmentRequest;
import dev.weir.modelregistry.publish.ModelPublisher;
import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.schemas.topics.TopicRequest;
import dev.weir.stream.WeirApplication;
import dev.weir.stream.config.WeirConfig;
import dev.weir.systemtests.faults.Models;
import dev.weir.trainer.training.ModelFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A record's complete path: a model is published, the application starts, a signal and its label
 * are sent, its prediction and the accuracy are read; each by a different user.
 */
final class EndToEndScenario {

  static final String APPLICATION_ID = "weir-secured";
  static final String GROUPS = "reports";

  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final List<String> PAGES =
      List.of(
          "/metrics",
          "/api/models",
          "/api/accuracy",
          "/api/topology",
          "/health/live",
          "/health/ready",
          "/");
  private static final Set<String> OWN_KEYS =
      Set.of("bootstrap.servers", "schema.registry.", "basic.auth.", "bearer.auth.");

  private final Function<String, Map<String, String>> users;
  private final Path folder;

  /**
   * Prepares the path.
   *
   * @param users the client settings of each of {@link Users}
   */
  EndToEndScenario(Function<String, Map<String, String>> users, Path folder) {
    this.users = users;
    this.folder = folder;
  }

  void createTopics() {
    try (Admin admin = Admin.create(settings(Users.ADMIN))) {
      new ClusterTopics(admin).create(TopicRequest.of(TopicNames.DEFAULT, 2, 1));
    }
  }

  void publish() throws IOException {
    Path file = folder.resolve("model.weir");
    ModelFiles.write(Models.small(1), file);
    try (ModelPublisher publisher =
        new ModelPublisher(settings(Users.PUBLISHER), TopicNames.DEFAULT)) {
      publisher.publish(ArtifactSource.of(file), "bumps", "1", Map.of(), Progress.NONE);
      publisher.change(AssignmentRequest.of("signals", "bumps", "1"));
    }
  }

  /** The application, not started. */
  WeirApplication application() {
    Map<String, String> all = new HashMap<>();
    users
        .apply(Users.APPLICATION)
        .forEach(
            (key, value) ->
                all.put(OWN_KEYS.stream().anyMatch(key::startsWith) ? key : "kafka." + key, value));
    all.put("application.id", APPLICATION_ID);
    all.put("http.port", "0");
    all.put("health.port", "0");
    all.put("state.dir", folder.resolve("state").toString());
    all.put("accuracy.emit.interval", "100ms");
    return new WeirApplication(WeirConfig.of(all));
  }

  /** Runs all steps and returns the content of the application's pages. */
  String run() throws IOException, InterruptedException {
    createTopics();
    publish();
    try (WeirApplication application = application()) {
      application.start();
      await().atMost(TIMEOUT).until(application::isReady);
      send(Topic.SIGNALS, SignalRecord.of("one", "press-1", Instant.now(), Models.values(1, true)));
      send(Topic.LABELS, new LabelRecord("press-1", "one", Instant.now(), "bump"));
      List<SpecificRecord> read = read();
      assertThat(read).filteredOn(Prediction.class::isInstance).hasSize(1);
      return pages(application.httpPort());
    }
  }

  private void send(Topic topic, SpecificRecord record) {
    try (var producer =
        new KafkaProducer<>(
            settings(Users.PRODUCER),
            new StringSerializer(),
            AvroSerde.create(SpecificRecord.class, settings(Users.PRODUCER)).serializer())) {
      assertThat(
              producer.send(
                  new ProducerRecord<>(TopicNames.DEFAULT.name(topic), "press-1", record)))
          .succeedsWithin(TIMEOUT);
    }
  }

  /** Reads predictions and accuracy until the label has been counted. */
  private List<SpecificRecord> read() {
    Map<String, Object> settings = settings(Users.CONSUMER);
    settings.put("group.id", GROUPS + "-1");
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    List<SpecificRecord> read = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            settings,
            new StringDeserializer(),
            AvroSerde.create(SpecificRecord.class, settings).deserializer())) {
      consumer.subscribe(
          List.of(
              TopicNames.DEFAULT.name(Topic.PREDICTIONS), TopicNames.DEFAULT.name(Topic.ACCURACY)));
      await()
          .atMost(TIMEOUT)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> read.add(each.value()));
                return read.stream().anyMatch(EndToEndScenario::countsTheLabel);
              });
    }
    return read;
  }

  private static boolean countsTheLabel(SpecificRecord record) {
    return record instanceof AccuracyWindow window && window.getLabelled() == 1;
  }

  private static String pages(int port) throws IOException, InterruptedException {
    StringBuilder all = new StringBuilder();
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (String page : PAGES) {
        URI uri = URI.create("http://127.0.0.1:" + port + page);
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
        all.append(http.send(request, BodyHandlers.ofString()).body());
      }
    }
    return all.toString();
  }

  private Map<String, Object> settings(String user) {
    return new HashMap<>(users.apply(user));
  }
}
