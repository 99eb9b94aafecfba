package dev.weir.cli.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.cli.Main;
import dev.weir.reports.ReportFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExplainCommandTest {

  @TempDir static Path folder;
  private static String model;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void train() {
    model = folder.resolve("m.weir").toString();
    int exit =
        Main.commandLine()
            .execute(
                "train",
                "rocket",
                "--data",
                "mnist1d",
                "--kernels",
                "20",
                "--keep",
                "10",
                "--out",
                model);
    assertThat(exit).isZero();
  }

  private int run(String... arguments) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return command.execute(arguments);
  }

  @Test
  void shouldExplainAModelWithoutData() {
    assertThat(run("explain", model, "--top", "2")).isZero();
    assertThat(out.toString()).contains("10 kernels", "weights").doesNotContain("fires most");
  }

  @Test
  void shouldExplainATestSignal() throws Exception {
    // When
    int exit = run("explain", model, "--data", "mnist1d", "--sample", "17", "--json");

    // Then
    assertThat(exit).isZero();
    JsonNode json =
        new ObjectMapper().readTree(out.toString().lines().reduce((a, b) -> b).orElseThrow());
    assertThat(json.get("record").asText()).isEqualTo("test signal 17 of mnist1d");
    assertThat(json.get("contributions")).hasSize(10);
  }

  @Test
  void shouldExplainARecordAsItIsSent() throws Exception {
    // Given the same record as JSON, in a file of JSON lines and as CSV
    StringBuilder values = new StringBuilder("0.5");
    for (int t = 1; t < 40; t++) {
      values.append(',').append(Math.sin(t));
    }
    String json = "{\"id\":\"r7\",\"values\":[" + values + "],\"label\":\"3\"}";
    Path lines = Files.writeString(folder.resolve("r.jsonl"), "{\"values\":[1]}\n" + json + "\n");
    Path csv = Files.writeString(folder.resolve("r.csv"), "label," + header() + "\n3," + values);

    // When, then
    assertThat(run("explain", model, "--record", json)).isZero();
    assertThat(out.toString()).contains("record      r7, truly \"3\"");
    assertThat(run("explain", model, "--record", lines.toString(), "--sample", "1")).isZero();
    assertThat(run("explain", model, "--record", csv.toString())).isZero();
    String[] answers = out.toString().split("record      ", -1);
    String third = answers[3].substring(answers[3].indexOf("prediction"));
    assertThat(answers[2]).isEqualTo(answers[1]);
    assertThat(third).isEqualTo(answers[1].substring(answers[1].indexOf("prediction")));
  }

  private static String header() {
    StringBuilder names = new StringBuilder("v0");
    for (int t = 1; t < 40; t++) {
      names.append(",v").append(t);
    }
    return names.toString();
  }

  @Test
  void shouldNameWhatIsWrong() {
    assertThat(run("explain", model, "--sample", "1")).isEqualTo(2);
    assertThat(err.toString()).contains("--sample needs --data or --record");
    assertThat(run("explain", model, "--data", "mnist1d", "--record", "{\"values\":[1]}"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--data and --record are two ways");
    assertThat(run("explain", model, "--data", "mnist1d", "--sample", "1000")).isEqualTo(2);
    assertThat(err.toString()).contains("--sample is 1000, but there are 1,000 test signals");
    assertThat(run("explain", model, "--data", "mnist1d", "--sample", "1", "--against", "ten"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("no class 'ten'");
    assertThat(run("explain", model, "--record", "{\"values\":[1,2]}")).isEqualTo(1);
    assertThat(err.toString()).contains("the record has 2 values");
    assertThat(run("explain", model, "--top", "0")).isEqualTo(2);
    assertThat(run("explain", "no-such.weir")).isEqualTo(1);
    assertThat(err.toString()).contains("'no-such.weir': neither a file");
  }

  @Test
  void shouldWriteAReport() throws Exception {
    // Given
    Path page = folder.resolve("new/r.html");
    Path pictures = folder.resolve("pictures");

    // When
    int exit =
        run(
            "report",
            model,
            "--data",
            "mnist1d",
            "--errors",
            "2",
            "--top",
            "2",
            "--out",
            page.toString(),
            "--pictures",
            pictures.toString(),
            "--json");

    // Then
    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString()).startsWith("{").contains("\"tests\":1000");
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>");
    assertThat(pictures.resolve("kernels.png")).isNotEmptyFile();
    assertThat(pictures.toFile().list()).isSubsetOf(names(ReportFiles.pictures(pictures)));
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> file.getFileName().toString()).toList();
  }

  @Test
  void shouldRefuseARecordOfAnotherNumberOfChannels() {
    // given as many values as the model accepts
    String values = "0.5" + ",0.25".repeat(39);

    // when
    int exit = run("explain", model, "--record", "{\"channels\":2,\"values\":[" + values + "]}");

    // then
    assertThat(exit).isEqualTo(1);
    assertThat(err.toString()).contains("the record has 2 channels, the model takes 1 x 40");
  }

  @Test
  void shouldRefuseAReportOnOtherData() {
    assertThat(run("report", model, "--data", "mnist2d", "--out", "r.html")).isEqualTo(2);
    assertThat(err.toString()).contains("mnist2d");
    assertThat(run("report", model, "--data", "mnist1d", "--out", "r.html", "--windows", "4"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("odd number of 1 or more, not 4");
  }
}
