package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands with topics of CSV, binary values and images, and what they print on faults. */
@Tag("slow")
@Timeout(300)
class OwnFormatsIT {
  private static final int RECORDS = 60;
  private static final String[] ROCKET = {"--kernels", "60", "--keep", "20"};

  private static CommandSandbox sandbox;
  @TempDir private static Path folder;
  private static Path config;

  @BeforeAll
  static void start() throws Exception {
    sandbox = CommandSandbox.start();
    sandbox.cluster(0, "topics", "--partitions", "2");
    try (Admin admin = Admin.create(sandbox.clients())) {
      admin
          .createTopics(
              Stream.of("plant.csv", "plant.raw", "plant.photos", "plant.empty")
                  .map(name -> new NewTopic(name, 2, (short) 1))
                  .toList())
          .all()
          .get();
    }
    config =
        Files.writeString(
            folder.resolve("app.properties"),
            """
            inputs=table,raw,photos,empty,missing
            input.table.topic=plant.csv
            input.table.format=csv
            input.table.csv.header=no,machine,at,state,v0
            input.table.id=no
            input.table.source=machine
            input.table.time=at
            input.table.label=state
            input.table.values=[4..]
            input.raw.topic=plant.raw
            input.raw.format=binary
            input.raw.binary.type=float32
            input.photos.topic=plant.photos
            input.photos.kind=image
            input.photos.format=json
            input.photos.source=camera
            input.photos.id=no
            input.photos.pixels=grey
            input.photos.width=w
            input.photos.height=h
            input.photos.label=what
            input.empty.topic=plant.empty
            input.empty.format=json
            input.empty.values=v
            input.missing.topic=plant.missing
            input.missing.format=json
            input.missing.values=v
            """);
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  /** Sines of two frequencies, with a header. */
  private static String table() throws Exception {
    Random random = new Random(1);
    List<String> lines = new ArrayList<>(List.of("id,source,label,a,b,c,d,e,f,g,h,i,j"));
    for (int i = 0; i < RECORDS; i++) {
      boolean isWorn = i % 2 == 1;
      String[] values = new String[10];
      for (int k = 0; k < values.length; k++) {
        double value = Math.sin(k * (isWorn ? 1.1 : 0.4)) + 0.1 * random.nextGaussian();
        values[k] = String.format(Locale.ROOT, "%.4f", value);
      }
      lines.add(
          "c%d,press-%d,%s,%s"
              .formatted(i, i % 3, isWorn ? "worn" : "ok", String.join(",", values)));
    }
    return Files.write(folder.resolve("table.csv"), lines).toString();
  }

  @Test
  void shouldTrainEvaluateAndExportLinesOfCsv() throws Exception {
    // Given
    Path model = folder.resolve("table.weir");
    Path exported = folder.resolve("table.jsonl");
    ok("send", "table", table());

    // When
    String tailed = ok("tail", "table", "--from-beginning", "--limit", "60");
    String trained = train("table", model);
    String evaluated =
        ok("evaluate", "--model", model.toString(), "--data", "input:table", "--from", "-1d");
    ok("export", "--data", "input:table", "--from", "-1d", "--out", exported.toString());

    // Then
    assertThat(tailed).contains("\"id\":\"c59\",\"source\":\"press-2\"", "\"label\":\"worn\"");
    assertThat(trained).contains("60 labelled");
    assertThat(evaluated).contains("route table has no champion", "1.0000");
    assertThat(Files.readAllLines(exported)).hasSize(RECORDS);
  }

  @Test
  void shouldTrainOnBinaryValuesWithLabelsThatAreSentSeparately() throws Exception {
    // Given
    List<String> signals = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      double k = i % 2 == 1 ? 1.1 : 0.4;
      signals.add(
          "{\"source\":\"press-0\",\"values\":%s}".formatted(Arrays.toString(sine(k, 0.01 * i))));
    }
    String file = Files.write(folder.resolve("raw.jsonl"), signals).toString();

    // When
    String sent = ok("send", "raw", file);
    String tailed = ok("tail", "raw", "--from-beginning", "--limit", "60");
    List<String> labels =
        tailed.lines().filter(line -> line.startsWith("{")).map(OwnFormatsIT::label).toList();
    ok("send", "labels", Files.write(folder.resolve("labels.jsonl"), labels).toString());

    // Then
    assertThat(sent)
        .contains("sent 60 records to plant.raw; they are sent without ids")
        .doesNotContain("counts as a repeat");
    assertThat(train("raw", folder.resolve("raw.weir"))).contains("60 labelled");
  }

  private static double[] sine(double step, double phase) {
    double[] values = new double[12];
    Arrays.setAll(values, k -> (float) Math.sin(k * step + phase));
    return values;
  }

  /** The label of a printed record, which has its place as id: each partition begins with 0. */
  private static String label(String line) {
    String id = line.replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
    int offset = Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    return "{\"source\":\"press-0\",\"recordId\":\"%s\",\"label\":\"%s\"}"
        .formatted(id, offset % 2 == 1 ? "worn" : "ok");
  }

  @Test
  void shouldTrainEvaluateAndExportImages() throws Exception {
    // Given
    List<String> images = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      int[] pixels = new int[36];
      Arrays.fill(pixels, i % 2 == 1 ? 18 : 0, i % 2 == 1 ? 36 : 18, 200 + i % 7);
      images.add(
          "{\"id\":\"p%d\",\"width\":6,\"height\":6,\"label\":\"%s\",\"pixels\":%s}"
              .formatted(i, i % 2 == 1 ? "low" : "high", Arrays.toString(pixels)));
    }
    Path model = folder.resolve("photos.weir");
    Path exported = folder.resolve("photos.jsonl");
    ok("send", "photos", Files.write(folder.resolve("images.jsonl"), images).toString());

    // When
    String tailed = ok("tail", "photos", "--from-beginning", "--limit", "60");
    String[] data = {"--data", "input:photos,test-share=0.3", "--from", "-1d"};
    ok(with(data, "train", "wnn", "--window", "3", "--out", model.toString()));
    String evaluated = ok(with(data, "evaluate", "--model", model.toString(), "--alone"));
    ok(with(data, "export", "--out", exported.toString()));
    String sentAgain = ok("send", "photos", exported.toString());

    // Then
    assertThat(tailed).contains("\"id\":\"p59\",\"source\":\"cli\"", "\"width\":6");
    assertThat(evaluated).contains("1.0000");
    assertThat(Files.readAllLines(exported)).hasSize(RECORDS);
    assertThat(sentAgain).contains("sent 60 records to plant.photos");
  }

  @Test
  void shouldNameAnInputsMissingTopicWithoutACommandThatWouldNotCreateIt() throws Exception {
    String file = Files.writeString(folder.resolve("one.jsonl"), "{\"values\":[1]}\n").toString();
    for (String[] each :
        List.of(
            new String[] {"inputs", "check", "missing"},
            new String[] {"send", "missing", file},
            new String[] {"tail", "missing"},
            new String[] {"export", "--data", "input:missing", "--from", "-1d"})) {
      assertThat(run(1, each))
          .contains("topic plant.missing of input missing does not exist, or may not be described")
          .doesNotContain("topics apply");
    }
  }

  @Test
  void shouldSayOfAnEmptyTopicThatNothingIsThere() {
    assertThat(ok("inputs", "check", "empty")).contains("no records, so that nothing could");
    assertThat(ok("tail", "empty", "--from-beginning", "--timeout", "1s")).isEmpty();
    assertThat(run(1, "export", "--data", "input:empty", "--from", "-1d"))
        .contains("there are no labelled records on empty", "0 records seen");
  }

  @Test
  void shouldRefuseTheDataOfAnotherKindOrName() {
    String out = folder.resolve("x.weir").toString();
    String[] span = {"--from", "-1d", "--out", out};
    assertThat(run(1, with(span, "train", "rocket", "--data", "input:photos")))
        .contains("data 'input:photos' are images, but signals are required");
    assertThat(run(1, with(span, "train", "wnn", "--data", "input:table")))
        .contains("data 'input:table' are signals, but images are required");
    assertThat(run(1, with(span, "train", "rocket", "--data", "input:tabel")))
        .contains("no input tabel in the settings, only table, raw, photos, empty, missing");
    assertThat(sandbox.cluster(1, with(span, "train", "rocket", "--data", "input:table")))
        .contains("no input table: the settings have no inputs; give the application's file");
  }

  private static String train(String input, Path model) {
    return ok(
        with(
            ROCKET,
            "train",
            "rocket",
            "--data",
            "input:%s,test-share=0.3".formatted(input),
            "--from",
            "-1d",
            "--out",
            model.toString()));
  }

  private static String[] with(String[] last, String... first) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(last)).toArray(String[]::new);
  }

  private static String ok(String... arguments) {
    return run(0, arguments);
  }

  private static String run(int exit, String... arguments) {
    return sandbox.cluster(exit, with(new String[] {"--config", config.toString()}, arguments));
  }
}
