package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Clients of Kafka that are not ours: kcat, and Python with its libraries. */
final class ForeignClients {
  private static final int SECONDS = 120;

  private ForeignClients() {}

  /**
   * The first Python interpreter with these modules; Debian's may not be the first of the path.
   * Without one the test is skipped, or fails with {@code -Dweir.python.required=true}.
   *
   * @param packages Debian's packages of the modules
   */
  static String python(String packages, String... modules) throws Exception {
    for (String each : List.of("python3", "/usr/bin/python3")) {
      if (works(each, "-c", "import " + String.join(", ", modules))) {
        return each;
      }
    }
    require(false, "needs python3 with Debian's " + packages, "weir.python.required");
    return "";
  }

  /** kcat. Without it the test is skipped, or fails with {@code -Dweir.kcat.required=true}. */
  static String kcat() throws Exception {
    require(works("kcat", "-V"), "needs kcat (Debian: kcat)", "weir.kcat.required");
    return "kcat";
  }

  private static void require(boolean present, String needed, String property) {
    if (Boolean.getBoolean(property)) {
      assertThat(present).as(needed).isTrue();
    }
    assumeTrue(present, needed);
  }

  private static boolean works(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** The output of a client that succeeds within two minutes. */
  static List<String> run(List<String> command) throws Exception {
    return run(command, List.of());
  }

  /** The same with lines on its standard input. */
  static List<String> run(List<String> command, List<String> lines) throws Exception {
    Path output = Files.createTempFile("client-", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      try (OutputStream input = process.getOutputStream()) {
        input.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
      }
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      String said = Files.readString(output);
      assertThat(ended && process.exitValue() == 0)
          .as("%s: %s", String.join(" ", command), said)
          .isTrue();
      return said.lines().toList();
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  /** A command of a program and its arguments. */
  static List<String> command(String program, Path script, Object... arguments) {
    List<String> command = new ArrayList<>(List.of(program, script.toString()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }
}
