package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.schemas.RegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands with topics of the team's own: checked, written, shown, trained on and exported. */
@Timeout(240)
class OwnTopicsIT {
  private static final int RECORDS = 60;

  private static CommandSandbox sandbox;
  @TempDir private static Path folder;
  private static String config;

  @BeforeAll
  static void start() throws Exception {
    sandbox = CommandSandbox.start();
    sandbox.cluster(0, "topics", "--partitions", "2");
    try (Admin admin = Admin.create(sandbox.clients())) {
      admin
          .createTopics(
              List.of(
                  new NewTopic("plant.cycles", 3, (short) 1),
                  new NewTopic("plant.readings", 2, (short) 1),
                  new NewTopic("plant.raw", 1, (short) 1),
                  new NewTopic("plant.wrong", 1, (short) 1),
                  new NewTopic("plant.avro", 1, (short) 1),
                  new NewTopic("plant.empty", 1, (short) 1)))
          .all()
          .get();
    }
    config =
        Files.writeString(
                folder.resolve("app.properties"),
                """
                inputs=cycles,readings,raw,wrong,avro,empty
                input.cycles.topic=plant.cycles
                input.cycles.format=json
                input.cycles.id=no
                input.cycles.source=machine.id
                input.cycles.time=at
                input.cycles.time.unit=us
                input.cycles.values=torque
                input.cycles.label=state
                input.readings.topic=plant.readings
                input.readings.kind=reading
                input.readings.format=json
                input.readings.source=sensorId
                input.readings.time=timestamp
                input.readings.time.unit=ms
                input.readings.values=temperature,density
                input.readings.label=state
                input.readings.grid.interval=100ms
                route.readings.window=20
                route.readings.channels=2
                input.raw.topic=plant.raw
                input.raw.format=binary
                input.raw.binary.type=float32
                input.raw.source=header:machine
                input.wrong.topic=plant.wrong
                input.wrong.format=json
                input.wrong.values=torqe
                input.wrong.time=at
                input.avro.topic=plant.avro
                input.avro.format=avro
                input.avro.values=v
                input.empty.topic=plant.empty
                input.empty.format=json-schema
                input.empty.values=torqe
                input.empty.id=no
                """)
            .toString();
    sandbox.cluster(0, "send", "cycles", cycles().toString(), "--config", config);
    readings();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  /** Sines of two frequencies, as lines of Weir's own records. */
  private static Path cycles() throws Exception {
    Random random = new Random(1);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      boolean isWorn = i % 2 == 1;
      List<String> values = new ArrayList<>();
      for (int k = 0; k < 20; k++) {
        values.add(
            String.format(
                Locale.ROOT,
                "%.4f",
                Math.sin(k * (isWorn ? 1.1 : 0.4)) + 0.1 * random.nextGaussian()));
      }
      lines.add(
          "{\"id\":\"c%d\",\"source\":\"press-%d\",\"label\":\"%s\",\"values\":[%s]}"
              .formatted(i, i % 3, isWorn ? "worn" : "ok", String.join(",", values)));
    }
    return Files.write(folder.resolve("cycles.jsonl"), lines);
  }

  /** Windows of 20 readings on a grid, keyed by nothing useful. */
  private static void readings() {
    long first = System.currentTimeMillis() / 2_000 * 2_000 - 600_000;
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(sandbox.clients()),
            new StringSerializer(),
            new StringSerializer())) {
      for (int i = 0; i < RECORDS * 20; i++) {
        boolean isWorn = i / 20 % 2 == 1;
        String value =
            String.format(
                Locale.ROOT,
                "{\"sensorId\":\"m\",\"timestamp\":%d,\"temperature\":%.4f,\"density\":%d,\"state\":\"%s\"}",
                first + i * 100L,
                Math.sin(i % 20 * (isWorn ? 1.1 : 0.4)),
                i % 7,
                isWorn ? "worn" : "ok");
        var _ = producer.send(new ProducerRecord<>("plant.readings", "key-" + i, value));
      }
      var _ = producer.send(new ProducerRecord<>("plant.wrong", "k", "{\"torque\":[1],\"at\":5}"));
    }
  }

  @Test
  void shouldShowWhatTheCheckFinds() {
    // When
    String said = sandbox.cluster(0, "inputs", "check", "cycles", "--config", config);

    // Then
    assertThat(said)
        .contains("cycles: topic plant.cycles, format json: 60 of 60 records can be mapped")
        .contains("source (machine.id): press-0, press-1, press-2")
        .contains("values (torque): 20 numbers")
        .contains("records: 1 channels of 20 samples");
  }

  @Test
  void shouldFailACheckWithThePathAndWhatIsThereInstead() {
    // When
    JsonNode said = sandbox.json(1, "inputs", "check", "wrong", "--config", config);

    // Then
    JsonNode input = said.get("inputs").get(0);
    assertThat(input.get("good").asInt()).isZero();
    assertThat(input.get("problems").toString())
        .contains("torqe: no such field; the record has torque, at; did you mean torque?")
        .contains("set input.wrong.time.unit");
  }

  @Test
  void shouldCheckAllInputsAndNameAMissingOne() {
    assertThat(sandbox.cluster(1, "inputs", "check", "--config", config))
        .contains("raw: topic plant.raw")
        .contains(
            "avro: topic plant.avro, format avro: no records, and the registry shows no schema of"
                + " subject plant.avro-value, so that nothing could be tried");
    assertThat(sandbox.cluster(2, "inputs", "check", "cycle", "--config", config))
        .contains(
            "there is no input 'cycle'; there are [cycles, readings, raw, wrong, avro, empty]");
  }

  @Test
  void shouldCheckATopicWithoutRecordsByItsLatestSchema() throws Exception {
    // Given
    String schema =
        "{\"properties\":{\"no\":{\"type\":\"integer\"},\"torque\":{\"type\":\"array\",\"items\":{\"type\":\"number\"}}}}";
    int id = register("plant.empty-value", "JSON", schema);

    // When
    String said = sandbox.cluster(1, "inputs", "check", "empty", "--config", config);

    // Then
    String tried = "schema id %d, the latest of subject plant.empty-value".formatted(id);
    assertThat(said)
        .contains("empty: topic plant.empty, format json-schema: no records; the mapping was tried")
        .contains("id (no): a number")
        .contains(
            "wrong: torqe: no such field; the record has no, torque; did you mean torque? (%s)"
                .formatted(tried));
    assertThat(
            sandbox.json(1, "inputs", "check", "empty", "--config", config).at("/inputs/0/schema"))
        .hasToString("\"%s\"".formatted(tried));
  }

  private static int register(String subject, String type, String schema) throws Exception {
    SchemaRegistryClient registry = RegistryClientFactory.create(sandbox.clients());
    return registry.register(subject, registry.parseSchema(type, schema, List.of()).orElseThrow());
  }

  @Test
  void shouldShowRecordsAsTheyAreMapped() {
    String said =
        sandbox.cluster(
            0, "tail", "cycles", "--config", config, "--from-beginning", "--limit", "60");

    assertThat(said.lines()).hasSize(RECORDS);
    assertThat(said).contains("\"id\":\"c0\"", "\"source\":\"press-2\"", "\"label\":\"worn\"");
  }

  @Test
  void shouldShowAReadingAsASignalOfOneSample() {
    String said =
        sandbox.cluster(
            0, "tail", "readings", "--config", config, "--from-beginning", "--limit", "1");

    assertThat(said).contains("\"channels\":2", "\"source\":\"m\"");
  }

  @Test
  void shouldWriteBinaryValuesAndReadThemAgain() throws Exception {
    // Given
    Path file =
        Files.writeString(
            folder.resolve("raw.jsonl"), "{\"source\":\"press-9\",\"values\":[0.5,-2,3]}\n");

    // When
    sandbox.cluster(0, "send", "raw", file.toString(), "--config", config);

    // Then
    assertThat(
            sandbox.cluster(
                0, "tail", "raw", "--config", config, "--from-beginning", "--limit", "1"))
        .contains("\"source\":\"press-9\"", "\"values\":[0.5,-2.0,3.0]");
  }

  @Test
  void shouldRefuseToWriteWhatOnlyItsProducerCan() throws Exception {
    Path file = Files.writeString(folder.resolve("one.jsonl"), "{\"values\":[1]}\n");

    assertThat(sandbox.cluster(2, "send", "avro", file.toString(), "--config", config))
        .contains("records of format avro are written by their own producer");
    assertThat(sandbox.cluster(2, "send", "presses", file.toString(), "--config", config))
        .contains("there is no topic 'presses'; there are signals, ", "cycles");
  }

  @Test
  void shouldTrainOnAnInputAndExportIt() throws Exception {
    // Given
    String data = "input:cycles,test-share=0.3";
    Path model = folder.resolve("cycles.weir");
    Path lines = folder.resolve("exported.jsonl");

    // When
    String trained =
        sandbox.cluster(
            0,
            "train",
            "rocket",
            "--data",
            data,
            "--config",
            config,
            "--from",
            "-1d",
            "--out",
            model.toString(),
            "--kernels",
            "100",
            "--keep",
            "50");
    String evaluated =
        sandbox.cluster(
            0,
            "evaluate",
            "--model",
            model.toString(),
            "--data",
            data,
            "--config",
            config,
            "--from",
            "-1d",
            "--alone");
    sandbox.cluster(
        0,
        "export",
        "--data",
        data,
        "--config",
        config,
        "--from",
        "-1d",
        "--out",
        lines.toString());

    // Then
    assertThat(trained).contains("60 labelled");
    assertThat(evaluated).contains("ACCURACY", "1.0000");
    assertThat(Files.readAllLines(lines)).hasSize(RECORDS);
    assertThat(Files.readString(lines)).contains("\"id\":\"c59\"", "\"label\":\"worn\"");
  }

  @Test
  void shouldTrainOnWindowsOfReadingsByTheirOnlyRoute() {
    // When
    String trained =
        sandbox.cluster(
            0,
            "train",
            "rocket",
            "--data",
            "input:readings,test-share=0.3",
            "--config",
            config,
            "--from",
            "-1d",
            "--out",
            folder.resolve("readings.weir").toString(),
            "--kernels",
            "100",
            "--keep",
            "50");

    // Then
    assertThat(trained).contains("60 labelled", "1,200 pieces");
  }
}
