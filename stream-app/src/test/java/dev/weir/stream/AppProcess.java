package dev.weir.stream;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The application as a separate process that tests kill. It never outlives the test's JVM, which
 * holds the other end of its standard input.
 */
final class AppProcess implements AutoCloseable {
  private final Process process;

  private AppProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts a process.
   *
   * @param folder for its settings and its log
   */
  static AppProcess start(Path folder, Map<String, String> settings) throws IOException {
    Properties properties = new Properties();
    properties.putAll(settings);
    Path file = folder.resolve("weir.properties");
    try (Writer out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            AppProcess.class.getName(),
            file.toString());
    File log = folder.resolve("output.log").toFile();
    return new AppProcess(
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Kills it without a shutdown, like SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  /** The process's entry point. */
  public static void main(String[] args) throws InterruptedException {
    Thread.ofPlatform().daemon().name("parent-watch").start(AppProcess::endWithParent);
    Main.main(args);
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // The pipe carries no data; content would be ignored.
      }
    } catch (IOException e) {
      System.err.println("the pipe from the test broke: " + e);
    }
    Runtime.getRuntime().halt(1);
  }
}
