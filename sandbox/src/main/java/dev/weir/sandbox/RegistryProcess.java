package dev.weir.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the registry's JVM. */
final class RegistryProcess {

  private static final Logger log = LoggerFactory.getLogger(RegistryProcess.class);
  private static final long POLL_MILLIS = 50;
  private static final Duration PROGRESS = Duration.ofSeconds(5);

  private final Process process;
  private final OutputTail output;

  RegistryProcess(List<String> command, RegistryHome home) {
    var builder = new ProcessBuilder(command).directory(home.path().toFile());
    // The caller's Quarkus and Apicurio settings must not affect the sandbox.
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("APICURIO_"));
    try {
      process = builder.redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new SandboxException("Cannot start the registry's JVM " + command.getFirst(), e);
    }
    output = new OutputTail(process.getInputStream());
  }

  long pid() {
    return process.pid();
  }

  /**
   * Returns when the registry responds.
   *
   * @throws SandboxException if its JVM exits or the limit is exceeded; contains its last output
   */
  void awaitReady(RegistryClient client, Duration limit) throws InterruptedException {
    long start = System.nanoTime();
    long nextProgress = PROGRESS.toNanos();
    while (!client.isReady()) {
      long spent = System.nanoTime() - start;
      check(spent, limit);
      if (spent > nextProgress) {
        log.info("Registry starting: seconds={} pid={}", spent / 1_000_000_000, pid());
        nextProgress += PROGRESS.toNanos();
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private void check(long spentNanos, Duration limit) throws InterruptedException {
    if (!process.isAlive()) {
      throw new SandboxException(
          "The registry ended with status %d while starting. Its last output:%n%s"
              .formatted(process.exitValue(), output.text(true)));
    }
    if (spentNanos > limit.toNanos()) {
      throw new SandboxException(
          "The registry did not answer within %d s. Its last output:%n%s"
              .formatted(limit.toSeconds(), output.text(false)));
    }
  }

  /** Its last output, after it has exited. */
  String lastOutput() throws InterruptedException {
    return output.text(true);
  }

  /** Stops the registry cleanly, or forcibly after the limit. */
  void stop(Duration limit) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      log.debug("The registry had closed its input", e);
    }
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("Registry did not end within {} s, killing it: pid={}", limit.toSeconds(), pid());
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
