package dev.weir.sandbox;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker in this process, a registry as its child, and a folder for files with the same lifetime.
 * Closing it stops both and removes the folder; idempotent, also from a shutdown hook.
 */
public final class Sandbox implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Sandbox.class);

  private final CompletableFuture<RegistrySandbox> registryStart = RegistrySandbox.startAsync();
  private final TemporaryFolder folder = TemporaryFolder.create("weir-sandbox-");
  private final KafkaSandbox kafka = KafkaSandbox.start();
  private boolean closed;

  private Sandbox() {}

  /**
   * Starts the broker; the registry may still be starting when this returns.
   *
   * @throws SandboxException if the broker does not start
   */
  public static Sandbox start() {
    return new Sandbox();
  }

  /** A folder for files that are removed with the sandbox. */
  public Path folder() {
    return folder.path();
  }

  /** The broker's address: host:port, on the loopback address. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** The registry's address; waits until it has started. */
  public String registryUrl() {
    return registryStart.join().url();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    quietly("broker", kafka);
    registryStart.thenAccept(registry -> quietly("registry", registry)).join();
    folder.close();
  }

  private static void quietly(String what, AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      log.warn("Could not stop the {}", what, e);
    }
  }
}
