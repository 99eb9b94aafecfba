package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.cli.io.StartPosition;
import dev.weir.cli.io.TopicPrinter;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output and effect of {@code weir send} after failures, and on a retry. */
class SendIT {
  private static CommandSandbox sandbox;
  private static Admin admin;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    sandbox = CommandSandbox.start();
    admin = Admin.create(sandbox.clients());
  }

  @AfterAll
  static void close() {
    admin.close();
    sandbox.close();
  }

  /** One partition, so that records arrive in order. */
  private static void topic(String prefix) {
    sandbox.cluster(0, "topics", "--prefix", prefix, "--partitions", "1");
  }

  private static long records(String topic) throws InterruptedException, ExecutionException {
    TopicPartition partition = new TopicPartition(topic, 0);
    return admin
        .listOffsets(Map.of(partition, OffsetSpec.latest()))
        .partitionResult(partition)
        .get()
        .offset();
  }

  private static String send(int exit, String prefix, Path file) {
    return sandbox.cluster(exit, "send", "signals", file.toString(), "--prefix", prefix);
  }

  @Test
  void shouldSendNothingOfAFileWithAMistakeInItsLastLine() throws Exception {
    // given
    topic("a.");
    Path file = Files.writeString(folder.resolve("a.csv"), "1.5,2\n3,4\n5,NaN\n");

    // when
    String said = send(1, "a.", file);

    // then
    assertThat(said).contains("a.csv:3:2: a value is missing ('NaN')");
    assertThat(records("a.signals")).isZero();
  }

  @Test
  void shouldSayHowManyWentWhereItFailsHalfWayAndHowToGoOn() throws Exception {
    // given a second record that is larger than the broker accepts
    topic("b.");
    Path file = Files.writeString(folder.resolve("b.jsonl"), large());

    // when
    String said = send(1, "b.", file);

    // then
    assertThat(said)
        .contains("sent 1 of 2 records to b.signals, then failed")
        .contains("the ids stay the same")
        .contains("because: ");
    assertThat(records("b.signals")).isEqualTo(1);
  }

  private static String large() {
    String values =
        IntStream.range(0, 300_000).mapToObj(i -> "1.5").collect(Collectors.joining(","));
    return "{\"values\":[1]}\n{\"values\":[" + values + "]}\n";
  }

  @Test
  void shouldSayHowManyWereSentAndThatARepeatCountsAsOne() throws Exception {
    // given
    topic("c.");
    Path file = Files.writeString(folder.resolve("c.csv"), "id,t0\nr1,1.5\n,2\n");

    // when
    String said = send(0, "c.", file);

    // then
    assertThat(said)
        .contains("sent 2 records to c.signals")
        .contains("sending it again counts as a repeat (else --new-ids)");
    assertThat(records("c.signals")).isEqualTo(2);
  }

  @Test
  void shouldPrintEachRecordOfATopicByItself() throws Exception {
    // given
    topic("d.");
    send(0, "d.", Files.writeString(folder.resolve("d.csv"), "t0,t1\n1.5,2\n3,4.5\n5,6.5\n"));
    StringWriter printed = new StringWriter();
    List<Long> linesAtFlush = new ArrayList<>();
    PrintWriter out =
        new PrintWriter(printed) {
          @Override
          public void flush() {
            linesAtFlush.add(printed.toString().lines().count());
          }
        };

    // when
    new TopicPrinter(
            sandbox.clients(), new TopicNames("d."), out, new PrintWriter(new StringWriter()))
        .run(Topic.SIGNALS, new StartPosition.Beginning(), 3, Duration.ofSeconds(30));

    // then
    assertThat(linesAtFlush).contains(1L, 2L, 3L);
  }

  @Test
  void shouldSayHowManyWentWhereItIsInterrupted() throws Exception {
    // given a pipe with three records that stays open
    InterruptIT.requireSignals();
    topic("e.");
    Map<String, Object> clients = sandbox.clients();
    Process process =
        InterruptIT.process(
                "send",
                "signals",
                "-",
                "--json",
                "--prefix",
                "e.",
                "--bootstrap",
                clients.get("bootstrap.servers").toString(),
                "--registry",
                clients.get("schema.registry.url").toString())
            .start();
    try {
      process.outputWriter().append("{\"values\":[1.5]}\n".repeat(3)).flush();
      await().atMost(Duration.ofMinutes(2)).until(() -> records("e.signals") == 3);

      // when
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

      // then
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(130);
      assertThat(process.inputReader().readAllAsString()).isEmpty();
      assertThat(process.errorReader().readAllAsString().lines())
          .last()
          .asString()
          .startsWith("weir: interrupted; sent 3 records to e.signals; ");
    } finally {
      process.destroyForcibly();
    }
  }
}
