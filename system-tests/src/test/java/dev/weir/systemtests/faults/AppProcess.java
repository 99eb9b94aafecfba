package dev.weir.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The application as a separate process with the launcher's flags, which can be killed and
 * restarted with its state. It never outlives the test's JVM.
 */
public final class AppProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(45);
  private static final Pattern SERVING =
      Pattern.compile("serving HTTP on [^\\s:]+:(\\d+) \\((http|health)\\.port\\)");
  private static final int SIGTERM_STATUS = 143;
  private static final int SIGKILL_STATUS = 137;
  private static final int TAIL_LINES = 60;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final String name;
  private final Path folder;
  private final Map<String, String> settings;
  private final String heap;
  private final Map<String, Integer> ports = new ConcurrentHashMap<>();
  private volatile Process process;
  private volatile boolean isEnding;
  private volatile long outputFrom;
  private final AtomicInteger starts = new AtomicInteger();

  private AppProcess(String name, Path folder, Map<String, String> settings, String heap) {
    this.name = name;
    this.folder = folder;
    this.settings = settings;
    this.heap = heap;
  }

  /**
   * Starts an instance.
   *
   * @param name in messages
   * @param folder for its settings, its output and its state, which outlives the process
   * @param settings of the application; {@code state.dir} and {@code http.port} are added
   */
  public static AppProcess start(String name, Path folder, Map<String, String> settings) {
    return start(name, folder, settings, "256m");
  }

  /** Starts an instance with a heap size. */
  public static AppProcess start(
      String name, Path folder, Map<String, String> settings, String heap) {
    AppProcess app = new AppProcess(name, folder, settings, heap);
    app.start();
    return app;
  }

  /** Restarts it after it has ended. */
  public void start() {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException(name + " runs already");
    }
    try {
      Files.createDirectories(folder);
      writeSettings();
      outputFrom = Files.exists(output()) ? Files.size(output()) : 0;
      ports.clear();
      process = builder().start();
      starts.incrementAndGet();
      isEnding = false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(command()).directory(folder.toFile());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("WEIR_"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-Dweir.test.log=info"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(AppMain.class.getName());
    command.add(settingsFile().toString());
    return command;
  }

  private void writeSettings() throws IOException {
    Properties properties = new Properties();
    properties.putAll(settings);
    properties.put("state.dir", folder.resolve("state").toString());
    properties.put("http.port", "0");
    properties.put("health.port", "0");
    try (Writer out = Files.newBufferedWriter(settingsFile())) {
      properties.store(out, null);
    }
  }

  private Path settingsFile() {
    return folder.resolve("weir.properties");
  }

  private Path output() {
    return folder.resolve("output.log");
  }

  /** Waits until it classifies; a failure's message has the end of its output. */
  public AppProcess awaitReady() {
    return awaitReady(START_LIMIT);
  }

  /** Waits until it classifies, with a time limit. */
  public AppProcess awaitReady(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!isReady()) {
      assertThat(process.isAlive()).as("%s is alive%n%s", name, tail()).isTrue();
      assertThat(System.nanoTime())
          .as("%s is ready in %s%n%s", name, limit, tail())
          .isLessThan(end);
      LoadPause.seconds(0.1);
    }
    return this;
  }

  /** Waits until HTTP is served, the first step of a start. */
  public AppProcess awaitServing() {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (port() == 0) {
      assertThat(System.nanoTime()).as("%s serves%n%s", name, tail()).isLessThan(end);
      LoadPause.seconds(0.05);
    }
    return this;
  }

  /** Whether it has classified since its start; false if it does not answer. */
  public boolean isReady() {
    return status("/health/ready") == 200;
  }

  /** The HTTP status of a page; 0 if it does not answer. */
  public int status(String page) {
    return status(port(), page);
  }

  /** The HTTP status of a page at a port. */
  int status(int port, String page) {
    if (port == 0) {
      return 0;
    }
    try {
      return get(port, page).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** The text of a page. */
  public String page(String page) throws IOException, InterruptedException {
    return get(port(), page).body();
  }

  private static HttpResponse<String> get(int port, String page)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
            .timeout(Duration.ofSeconds(5))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** The current process's port, read from its output; 0: not yet known. */
  int port() {
    return port("http");
  }

  /** The same for the health pages' port. */
  int healthPort() {
    return port("health");
  }

  private int port(String which) {
    if (!ports.containsKey(which)) {
      Matcher matcher = SERVING.matcher(currentOutput());
      while (matcher.find()) {
        ports.put(matcher.group(2), Integer.parseInt(matcher.group(1)));
      }
    }
    return ports.getOrDefault(which, 0);
  }

  /** Its output since its last start. */
  public String currentOutput() {
    try (var channel = Files.newByteChannel(output(), StandardOpenOption.READ)) {
      channel.position(outputFrom);
      byte[] bytes = java.nio.channels.Channels.newInputStream(channel).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of its output. */
  public String tail() {
    List<String> lines = currentOutput().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }

  /** Kills it like {@code kill -9}; its state stays. */
  public void kill() {
    isEnding = true;
    process.toHandle().destroyForcibly();
    assertThat(awaitEnd(STOP_LIMIT)).as("status of %s%n%s", name, tail()).isEqualTo(SIGKILL_STATUS);
    KillCounter.count();
  }

  /** Stops it in an orderly way, like {@code kill}. */
  public void stop() {
    isEnding = true;
    // Not process.destroy(): that also closes the pipe, and the child would halt immediately.
    process.toHandle().destroy();
    assertThat(awaitEnd(STOP_LIMIT)).as("status of %s%n%s", name, tail()).isEqualTo(SIGTERM_STATUS);
    assertThat(currentOutput()).contains("closed");
  }

  /** Waits until it has ended; returns its exit code. */
  public int awaitEnd(Duration limit) {
    try {
      assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
          .as("%s ends within %s%n%s", name, limit, tail())
          .isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it has not been asked to end. */
  boolean isMeantToRun() {
    return !isEnding;
  }

  /** Bytes of heap in use after a collection, which this triggers; 0 if unknown. */
  long liveHeapBytes() {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process asked =
          new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      try (BufferedReader lines = asked.inputReader()) {
        return lines
            .lines()
            .filter(line -> line.startsWith("Total"))
            .mapToLong(line -> Long.parseLong(line.trim().split("\\s+", 4)[2]))
            .findFirst()
            .orElse(0);
      }
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  /** Its output over all starts. */
  Path outputFile() {
    return output();
  }

  /** Resident memory in KiB, from /proc; 0 if unavailable. */
  long residentKiB() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  /** The number of starts. */
  public int starts() {
    return starts.get();
  }

  /** The folder of its state. */
  public File state() {
    return folder.resolve("state").toFile();
  }

  @Override
  public String toString() {
    return name;
  }

  /** Ends it in any state; its folder stays. */
  @Override
  public void close() {
    process.toHandle().destroyForcibly();
    awaitEnd(STOP_LIMIT);
  }
}
