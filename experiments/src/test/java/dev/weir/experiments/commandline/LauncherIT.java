package dev.weir.experiments.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code weir} in the project's folder, started like a user would. */
class LauncherIT {

  private static final Path SCRIPT = Path.of("..", "weir").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void shouldSayNothingOfItsOwnWhileSimdWorks() throws Exception {
    // when
    ProcessResult said =
        run("evaluate", "rocket", "--data", "mnist1d", "--kernels", "10", "--json");

    // then
    assertThat(said.code()).as("%s", said).isZero();
    assertThat(said.err()).doesNotContain("WARNING", "incubator", "SIMD is off");
    assertThat(said.out()).startsWith("{").contains("\"accuracy\"");
  }

  @Test
  void shouldPassOnStandardErrorAndTheExitCode() throws Exception {
    // when
    ProcessResult said = run("no-such-command");

    // then
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).startsWith("weir: ").contains("no-such-command");
  }

  /** Only the shell passes the name: this JVM may run in the locale C, too. */
  @Test
  void shouldReadAFileWithAnUmlautInTheLocaleC() throws Exception {
    // given
    String data =
        "cd '%s'; name=$'Pr\\xc3\\xbcfstand.csv'; printf 'a,b,label\\n1,2,x\\n' > \"$name\";"
            .formatted(folder);
    String line = " exec '%s' evaluate knn --data \"csv:$name\"".formatted(SCRIPT);

    // when
    Process process = start(List.of("bash", "-c", data + line));
    process.waitFor();

    // then it is found, and has only one class
    String err = Files.readString(folder.resolve("err"));
    assertThat(err).doesNotContain("unmappable", "Malformed").contains("one case");
  }

  @Test
  void shouldBeTheProcessThatASignalReaches() throws Exception {
    // given
    Process process = start("evaluate", "rocket", "--data", "mnist1d", "--seeds", "100000");

    // when the launcher has become Java, according to its command line
    while (process.isAlive() && !process.info().command().orElse("").endsWith("java")) {
      Thread.onSpinWait();
    }
    process.destroy();

    // then
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 15);
  }

  @Test
  void shouldStartJavaAsTheImageDoes() throws IOException {
    // given
    Path image = Path.of("..", "deployment", "src", "image", "weir");

    // when, then
    assertThat(Files.readString(image)).contains(moduleOptions(SCRIPT));
    assertThat(moduleOptions(SCRIPT)).isNotEmpty().noneMatch(it -> it.contains("--add-modules"));
  }

  private static List<String> moduleOptions(Path script) throws IOException {
    return Files.readAllLines(script).stream()
        .map(String::strip)
        .filter(line -> line.startsWith("--") && line.endsWith(" \\"))
        .toList();
  }

  private record ProcessResult(int code, String out, String err) {}

  private ProcessResult run(String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    String out = text(process.getInputStream());
    return new ProcessResult(process.waitFor(), out, Files.readString(folder.resolve("err")));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(List.of(arguments));
    return start(command);
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("WEIR_NO_BUILD", "1");
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.redirectError(folder.resolve("err").toFile()).start();
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
