package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.localstack.LocalStack;
import dev.weir.stream.WeirApplication;
import dev.weir.stream.config.WeirConfig;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;

/** A broker, a registry and the commands and the application with a team's own topics. */
final class OwnTopicStack implements AutoCloseable {
  private static final int PARTITIONS = 3;

  private final LocalStack stack = new LocalStack();
  private final Map<String, String> settings;
  private final Path folder;
  private final Path config;

  /**
   * Creates Weir's topics and the team's.
   *
   * @param folder for files
   * @param properties the settings of the inputs
   * @param topics the team's
   */
  OwnTopicStack(Path folder, String properties, String... topics) throws Exception {
    this.folder = folder;
    stack.createTopics(2);
    try (Admin admin = Admin.create(stack.clients())) {
      List<NewTopic> wanted = new ArrayList<>();
      for (String topic : topics) {
        wanted.add(new NewTopic(topic, PARTITIONS, (short) 1));
      }
      admin.createTopics(wanted).all().get();
    }
    settings = new TreeMap<>(stack.application("own"));
    Properties own = new Properties();
    own.load(new StringReader(properties));
    own.forEach((key, value) -> settings.put(key.toString(), value.toString()));
    List<String> lines = new ArrayList<>();
    settings.forEach((key, value) -> lines.add(key + "=" + value));
    config = Files.write(folder.resolve("app.properties"), lines);
  }

  String bootstrap() {
    return stack.bootstrap();
  }

  String registry() {
    return stack.registryUrl();
  }

  /** Runs a command with the settings, which must succeed. */
  CommandResult ok(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--config", config.toString()));
    CommandResult said = CommandResult.by(all.toArray(String[]::new));
    assertThat(said.code()).as("weir %s: %s", String.join(" ", all), said).isZero();
    return said;
  }

  /** Trains on the labelled records of an input and publishes the model for routes. */
  void train(String input, String... routes) {
    String model = folder.resolve(input + ".weir").toString();
    String data = "input:%s,test-share=0.1".formatted(input);
    ok(
        "train",
        "rocket",
        "--data",
        data,
        "--from",
        "-1d",
        "--out",
        model,
        "--kernels",
        "100",
        "--keep",
        "50");
    for (String route : routes) {
      ok("publish", model, "--name", route, "--route", route, "--new-route");
    }
  }

  /** Starts the application, and waits until it is ready. */
  WeirApplication start() {
    WeirApplication application = new WeirApplication(WeirConfig.of(settings));
    application.start();
    Awaitility.await().atMost(Duration.ofMinutes(2)).until(application::isReady);
    return application;
  }

  @Override
  public void close() {
    stack.close();
  }
}
