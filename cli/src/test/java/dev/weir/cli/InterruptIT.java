package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long work in a separate process, stopped by Ctrl-C. */
public class InterruptIT {

  /** The test's own parent may have set SIGINT to be ignored. */
  private static final List<String> WITH_SIGINT = List.of("env", "--default-signal=INT");

  private static final String NEEDED = "needs 'env' of GNU coreutils 8.32 or newer";

  @TempDir Path folder;

  @BeforeAll
  public static void requireSignals() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(WITH_SIGINT);
    command.add("true");
    boolean works;
    try {
      works = new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      works = false;
    }
    if (Boolean.getBoolean("weir.sigint.required")) {
      assertThat(works).as(NEEDED).isTrue();
    }
    assumeTrue(works, NEEDED);
  }

  @Test
  void shouldStopATrainingAndLeaveNoFile() throws Exception {
    // Given
    Path out = folder.resolve("m.weir");
    List<String> said = new ArrayList<>();

    // When
    int code =
        interrupted(
            said,
            "train",
            "rocket",
            "--variant",
            "published",
            "--data",
            "mnist1d",
            "--threads",
            "1",
            "--out",
            out.toString());

    // Then
    assertThat(code).as("%s", said).isEqualTo(130);
    assertThat(said).last().isEqualTo("weir: interrupted");
    assertThat(said).noneMatch(line -> line.contains("Exception") || line.startsWith("\tat "));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void shouldStopAnEvaluation() throws Exception {
    // Given
    List<String> said = new ArrayList<>();

    // When
    int code =
        interrupted(
            said,
            "evaluate",
            "rocket",
            "--data",
            "mnist1d",
            "--seeds",
            "1000",
            "--kernels",
            "4000",
            "--threads",
            "1");

    // Then
    assertThat(code).as("%s", said).isEqualTo(130);
    assertThat(said).last().isEqualTo("weir: interrupted");
    assertThat(said).noneMatch(line -> line.contains("Exception") || line.startsWith("\tat "));
  }

  /** Runs a command until its first progress output, then sends it SIGINT. */
  public static int interrupted(List<String> said, String... arguments) throws Exception {
    Process process = start(arguments);
    try (BufferedReader lines = process.errorReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
        if (line.contains(" left)")) {
          new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        }
      }
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(String... arguments) throws IOException {
    return process(arguments)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectInput(ProcessBuilder.Redirect.PIPE)
        .start();
  }

  /** A command in a separate process that handles Ctrl-C. */
  static ProcessBuilder process(String... arguments) {
    List<String> command = new ArrayList<>(WITH_SIGINT);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-exports=java.base/jdk.internal.module=ALL-UNNAMED");
    command.add("-Xlog:disable");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
