package dev.weir.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Schema Registry (Apicurio, with Confluent's API) in a child process on a free port of
 * 127.0.0.1.
 *
 * <p>Schemas must be FULL-compatible with previously registered ones. Registered schemas survive
 * {@link #stop} and {@link #restart}, as in an outage, and are removed by {@link #close}. The child
 * exits with this JVM, even if it is killed.
 *
 * <p>A start takes about 2 s with the build's ahead-of-time cache and 5 s without; {@link
 * #startAsync} overlaps it with other work. Thread-safe.
 */
public final class RegistrySandbox implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RegistrySandbox.class);
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 3;

  private final TemporaryFolder storage = TemporaryFolder.create("weir-registry-");
  private final ExitHook exitHook = new ExitHook("registry", this::shutDown);
  private final RegistryHome home;
  private final int port;
  private @Nullable RegistryProcess process;

  private RegistrySandbox(RegistryHome home, int port) {
    this.home = home;
    this.port = port;
    exitHook.install();
  }

  /**
   * Starts a registry and returns when it responds.
   *
   * @throws SandboxException if none is installed (the message has the remedy), or it exits or does
   *     not respond within 120 s (the message has its last output)
   */
  public static RegistrySandbox start() {
    RegistryHome home = RegistryHome.find();
    for (int attempt = 1; ; attempt++) {
      int port = FreePorts.find(1).getFirst();
      var sandbox = new RegistrySandbox(home, port);
      try {
        sandbox.launch();
        return sandbox;
      } catch (SandboxException e) {
        sandbox.close();
        if (attempt == ATTEMPTS || FreePorts.isFree(port)) {
          throw e;
        }
        log.info("Port {} has been taken; trying another", port);
      }
    }
  }

  /** Like {@link #start}, on another thread; a failure completes the future. */
  public static CompletableFuture<RegistrySandbox> startAsync() {
    return CompletableFuture.supplyAsync(
        RegistrySandbox::start,
        task -> Thread.ofPlatform().daemon().name("registry-start").start(task));
  }

  /**
   * The base URL of Confluent's API, for {@code schema.registry.url}; stays the same after a
   * restart.
   */
  public String url() {
    return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
  }

  /** The process id of the registry's JVM while it is running. */
  public synchronized long pid() {
    return running().pid();
  }

  /**
   * Stops the registry's process; connections are refused from then on.
   *
   * @throws IllegalStateException if it is already stopped
   */
  public synchronized void stop() {
    running().stop(STOP_LIMIT);
    process = null;
  }

  /** Stops the registry if it is running, and starts it with the same port and data. */
  public synchronized void restart() {
    halt();
    launch();
  }

  private RegistryProcess running() {
    RegistryProcess current = process;
    if (current == null) {
      throw new IllegalStateException("The registry is stopped; call restart() first");
    }
    return current;
  }

  private synchronized void launch() {
    long start = System.nanoTime();
    var command = new RegistryCommand(home, port, storage.path());
    process = new RegistryProcess(command.serve(), home);
    boolean isUp = false;
    try (var client = new RegistryClient(url())) {
      running().awaitReady(client, START_LIMIT);
      client.setCompatibility("FULL");
      isUp = true;
    } catch (IOException e) {
      throw new SandboxException("The registry stopped answering while it was set up", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while the registry was starting", e);
    } finally {
      if (!isUp) {
        halt();
      }
    }
    log.info(
        "Registry sandbox up: url={} pid={} millis={}",
        url(),
        pid(),
        (System.nanoTime() - start) / 1_000_000);
  }

  private void halt() {
    if (process != null) {
      process.stop(STOP_LIMIT);
      process = null;
    }
  }

  /** Stops the registry and removes its files; idempotent. */
  @Override
  public void close() {
    exitHook.remove();
    shutDown();
  }

  private synchronized void shutDown() {
    halt();
    storage.close();
  }
}
