package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.SignalRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code weir tail} on a topic with undecodable records, and on a part of a topic. */
@Timeout(120)
class TailIT {
  private static CommandSandbox sandbox;

  @BeforeAll
  static void start() throws Exception {
    sandbox = CommandSandbox.start();
    for (String prefix : List.of("bad.", "good.", "odd.")) {
      sandbox.cluster(0, "topics", "--prefix", prefix, "--partitions", "2");
    }
    // Offsets 0 to 3 of a partition: two valid records around two invalid ones; the last has no
    // key.
    send("bad.signals", 0, "s", signal("r0"));
    send("bad.signals", 0, "s", "{\"id\":\"r1\"}".getBytes(UTF_8));
    send("bad.signals", 0, "s", new byte[] {0, 0, 0, 0, 99, 1, 2, 3});
    send("bad.signals", 0, null, signal("r3"));
    for (int i = 0; i < 3; i++) {
      send("good.signals", 0, "s", signal("a" + i));
      send("good.signals", 1, "s", signal("b" + i));
    }
    send("odd.signals", 0, "s", signal("\u009b2J\u202e"));
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private static CommandResult tail(String... options) {
    List<String> line = new ArrayList<>(List.of("tail", "signals", "--timeout", "3s"));
    line.addAll(List.of(options));
    return sandbox.execute(line.toArray(String[]::new));
  }

  @Test
  void shouldGoOnOverWhatItCannotDecode() {
    // when
    CommandResult said = tail("--prefix", "bad.", "--from-beginning");

    // then
    assertThat(said.code()).as("%s", said).isEqualTo(1);
    assertThat(said.out().lines()).hasSize(2);
    assertThat(said.out()).contains("\"id\":\"r0\"", "\"id\":\"r3\"");
    assertThat(said.err().lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("skipped bad.signals-0@1: "),
            second -> assertThat(second).startsWith("skipped bad.signals-0@2: ").contains("99"),
            last ->
                assertThat(last).startsWith("weir: skipped 2 records").contains("--skip-errors"));
  }

  @Test
  void shouldCallRecordsThatCannotBeDecodedNoFailureIfToldSo() {
    // when
    CommandResult said = tail("--prefix", "bad.", "--from-beginning", "--skip-errors");

    // then
    assertThat(said.code()).as("%s", said).isZero();
    assertThat(said.out().lines()).hasSize(2);
    assertThat(said.err()).contains("skipped 2 records").doesNotContain("--skip-errors");
  }

  @Test
  void shouldEndAtTheLimitWhateverItCouldNotDecode() {
    // when
    CommandResult said = tail("--prefix", "bad.", "--from-beginning", "--limit", "1");

    // then
    assertThat(said.code()).as("%s", said).isZero();
    assertThat(said.out().lines()).hasSize(1);
    assertThat(said.err()).isEmpty();
  }

  @Test
  void shouldBeginAtOffsetsOfThePartitionsThatAreNamed() {
    // when
    CommandResult one = tail("--prefix", "good.", "--offset", "1@2");
    CommandResult both = tail("--prefix", "good.", "--offset", "1@2", "--offset", "0@1");
    CommandResult behindTheBadOnes = tail("--prefix", "bad.", "--offset", "0@3");

    // then
    assertThat(ids(one)).containsExactly("b2");
    assertThat(ids(both)).containsExactlyInAnyOrder("a1", "a2", "b2");
    assertThat(ids(behindTheBadOnes)).containsExactly("r3");
  }

  @Test
  void shouldNotPassControlCharactersOnToATerminal() {
    // when
    CommandResult said = tail("--prefix", "odd.", "--from-beginning");

    // then
    assertThat(said.code()).as("%s", said).isZero();
    assertThat(said.out()).contains("\"id\":\"\\u009b2J\\u202e\"");
  }

  @Test
  void shouldNameAPartitionOrAnOffsetThatIsNotThere() {
    // when
    CommandResult partition = tail("--prefix", "good.", "--offset", "5@0");
    CommandResult offset = tail("--prefix", "good.", "--offset", "1@9");

    // then
    assertThat(partition.code()).isEqualTo(1);
    assertThat(partition.err())
        .contains("good.signals has 2 partitions, numbered from 0; there is no partition 5");
    assertThat(offset.code()).isEqualTo(1);
    assertThat(offset.err())
        .contains("good.signals-1 has the offsets from 0 to before 3; there is no offset 9");
  }

  private static List<String> ids(CommandResult said) {
    assertThat(said.code()).as("%s", said).isZero();
    return said.out().lines().map(line -> line.replaceAll(".*\"id\":\"(\\w+)\".*", "$1")).toList();
  }

  private static byte[] signal(String id) {
    try (AvroSerde<SignalRecord> serde = AvroSerde.create(SignalRecord.class, sandbox.clients())) {
      return serde
          .serializer()
          .serialize("signals", SignalRecord.of(id, "s", Instant.EPOCH, new double[] {1.5}));
    }
  }

  private static void send(String topic, int partition, String key, byte[] value)
      throws ExecutionException, InterruptedException {
    Map<String, Object> config =
        Map.of("bootstrap.servers", sandbox.clients().get("bootstrap.servers"));
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
      producer.send(new ProducerRecord<>(topic, partition, keyBytes, value)).get();
    }
  }
}
