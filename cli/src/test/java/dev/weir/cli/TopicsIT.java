package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.sandbox.KafkaSandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The topics of a cluster of two brokers, by an operator's commands. */
class TopicsIT {
  private static KafkaSandbox kafka;
  private static Admin admin;

  @BeforeAll
  static void start() {
    kafka = KafkaSandbox.start(2);
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  @AfterAll
  static void close() {
    admin.close();
    kafka.close();
  }

  @Test
  void shouldPlanApplyAndCheck() throws Exception {
    // When planned, then nothing exists yet
    assertThat(topics(0, "plan", "--prefix", "a.", "--replication", "2"))
        .containsPattern(
            "a.signals +6 +2 +cleanup.policy=delete retention.ms=604800000 +to be created");
    assertThat(topics(1, "check", "--prefix", "a.")).contains("missing a.models");
    assertThat(names()).noneMatch(name -> name.startsWith("a."));

    // When applied, then everything is right, and nothing changes the second time
    assertThat(topics(0, "apply", "--prefix", "a.", "--replication", "2"))
        .contains("created a.signals");
    await()
        .untilAsserted(
            () ->
                assertThat(topics(0, "check", "--prefix", "a.", "--replication", "2", "--json"))
                    .startsWith("{\"right\":true"));
    assertThat(topics(0, "check", "--prefix", "a.", "--replication", "2"))
        .contains("all 9 topics are as required");
    assertThat(topics(0, "--prefix", "a."))
        .contains("exists  a.signals")
        .doesNotContain("created", "changed");
  }

  @Test
  void shouldChangeWhatDiffersAndLeaveKeysWhereTheyAre() throws Exception {
    // Given
    create(new NewTopic("b.models", 1, (short) 1).configs(Map.of("cleanup.policy", "delete")));
    create(new NewTopic("b.signals", 3, (short) 1).configs(Map.of("retention.ms", "-1")));
    create(new NewTopic("b.labels", 2, (short) 1));

    // When
    String plan = topics(0, "plan", "--prefix", "b.");
    String applied = topics(1, "apply", "--prefix", "b.");
    // One broker may learn of a changed setting a moment later than the other.
    await()
        .untilAsserted(
            () ->
                assertThat(topics(1, "check", "--prefix", "b.").lines())
                    .singleElement()
                    .asString()
                    .startsWith("by hand b.labels"));
    String forced = topics(0, "apply", "--prefix", "b.", "--force");

    // Then
    assertThat(plan).contains("to set b.models: cleanup.policy is delete, must be compact");
    assertThat(applied)
        .contains(
            "changed b.models: cleanup.policy delete -> compact",
            "created b.images",
            "exists  b.signals",
            "left    b.labels: partitions 2 -> 3",
            "keys move");
    assertThat(forced).contains("changed b.labels: partitions 2 -> 3");
    await()
        .untilAsserted(
            () -> assertThat(topics(0, "check", "--prefix", "b.")).contains("are as required"));
    assertThat(partitions("b.labels")).isEqualTo(3);
    assertThat(partitions("b.images")).isEqualTo(3);
  }

  @Test
  void shouldTryEveryStepAndNameWhatTheClusterRefuses() throws Exception {
    // Given a cluster of two brokers, a topic to change, and more replicas than brokers
    create(new NewTopic("c.models", 1, (short) 2).configs(Map.of("cleanup.policy", "delete")));

    // When
    String applied = topics(1, "apply", "--prefix", "c.", "--replication", "3");

    // Then
    assertThat(applied)
        .contains(
            "refused c.signals: Unable to replicate the partition 3 time(s)",
            "changed c.models: cleanup.policy delete -> compact")
        .doesNotContain("created");
    assertThat(topics(1, "apply", "--prefix", "c.", "--replication", "3", "--json"))
        .contains(
            "\"right\":false",
            "{\"topic\":\"c.signals\",\"step\":\"create\",\"why\":\"Unable to replicate");
    assertThat(names()).contains("c.models").doesNotContain("c.signals");
  }

  @Test
  void shouldSetTheTimeOfExistingInternalTopics(@TempDir Path folder) throws Exception {
    // Given an application's internal topics, and one of another application
    Path config = Files.writeString(folder.resolve("weir.properties"), "application.id=d\n");
    String[] own = {"d-open-predictions-changelog", "d-accuracy-deltas-repartition"};
    for (String name : own) {
      create(new NewTopic(name, 2, (short) 1));
    }
    create(new NewTopic("d-other-open-predictions-changelog", 2, (short) 1));
    topics(0, "apply", "--prefix", "d.");
    await().untilAsserted(() -> topics(0, "check", "--prefix", "d."));

    // When
    String[] options = {"--prefix", "d.", "--config", config.toString()};
    String check = topics(1, with("check", options));
    String applied = topics(0, with("apply", options));

    // Then
    assertThat(check.lines()).hasSize(2);
    assertThat(check)
        .contains(
            "to set d-open-predictions-changelog: message.timestamp.type is CreateTime, must be"
                + " LogAppendTime: ");
    assertThat(applied)
        .contains("changed d-accuracy-deltas-repartition: message.timestamp.type CreateTime ->")
        .doesNotContain("d-other");
    await()
        .untilAsserted(
            () ->
                assertThat(topics(0, with("check", options)))
                    .contains("all 11 topics are as required"));
  }

  private static String[] with(String command, String... options) {
    return Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new);
  }

  /** Returns once both brokers know it: each describes topics from its own metadata. */
  private static void create(NewTopic topic) throws ExecutionException, InterruptedException {
    admin.createTopics(List.of(topic)).all().get();
    await().until(() -> IntStream.range(0, 10).allMatch(_ -> isKnown(topic.name())));
  }

  /** Asks the broker that a new client happens to connect to. */
  private static boolean isKnown(String topic) {
    try (Admin client = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      return client.listTopics().names().get().contains(topic);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> names() throws ExecutionException, InterruptedException {
    return List.copyOf(admin.listTopics().names().get());
  }

  private static int partitions(String topic) throws ExecutionException, InterruptedException {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .size();
  }

  private static String topics(int exit, String... arguments) {
    List<String> all = new ArrayList<>(List.of("topics"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--bootstrap", kafka.bootstrapServers()));
    StringWriter said = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    int code = command.execute(all.toArray(String[]::new));
    assertThat(code).as("weir %s: %s", String.join(" ", all), said).isEqualTo(exit);
    return said.toString();
  }
}
