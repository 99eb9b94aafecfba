package dev.weir.experiments.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A {@link BenchWorker} as seen from its parent. Its log goes to this process's standard error. */
final class WorkerProcess implements AutoCloseable {

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);

  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;

  private WorkerProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader();
    this.questions = process.outputWriter();
  }

  /**
   * Starts a JVM with the options of this one.
   *
   * @param settings of the application
   * @param folder for the file with the settings
   */
  static WorkerProcess start(BenchTopology contender, Map<String, String> settings, Path folder) {
    try {
      Path file = Files.createTempFile(folder, contender.id(), ".properties");
      Properties properties = new Properties();
      properties.putAll(settings);
      try (var writer = Files.newBufferedWriter(file)) {
        properties.store(writer, null);
      }
      return new WorkerProcess(
          new ProcessBuilder(command(contender, file))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("could not start a JVM for " + contender.id(), e);
    }
  }

  private static List<String> command(BenchTopology contender, Path settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(absoluteClassPath());
    command.add(BenchWorker.class.getName());
    command.add(contender.name());
    command.add(settings.toString());
    return command;
  }

  private static String absoluteClassPath() {
    return String.join(
        File.pathSeparator,
        List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }

  /**
   * Requests its usage so far.
   *
   * @throws BenchFailure if it has ended
   */
  ResourceUsage usage() {
    try {
      questions.write("usage\n");
      questions.flush();
      String answer = answers.readLine();
      while (answer != null && !ResourceUsage.isUsage(answer)) {
        answer = answers.readLine();
      }
      if (answer != null) {
        return ResourceUsage.parse(answer);
      }
      throw new BenchFailure("the measured process has ended; see its log");
    } catch (IOException e) {
      throw new BenchFailure("the measured process has ended; see its log", e);
    }
  }

  /** Lets it stop by itself, and kills it after a timeout. */
  @Override
  public void close() {
    try {
      questions.close();
    } catch (IOException e) {
      process.destroy(); // its end of the pipe is closed: it has ended or is about to
    }
    try {
      if (process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
