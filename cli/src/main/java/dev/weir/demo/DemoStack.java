package dev.weir.demo;

import dev.weir.local.LocalStack;
import dev.weir.stream.WeirApplication;
import dev.weir.stream.config.WeirConfig;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo's environment: a broker, a registry and, in this process, the application. Closing it
 * stops all three; it may be closed twice, and from a shutdown hook.
 */
final class DemoStack implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DemoStack.class);

  private final LocalStack local = LocalStack.start();
  private final int threads;
  private WeirApplication application;
  private boolean closed;

  /**
   * Starts a broker and, in the background, a registry.
   *
   * @param threads number of stream threads
   */
  DemoStack(int threads) {
    this.threads = threads;
  }

  /** The broker and the registry. */
  LocalStack local() {
    return local;
  }

  synchronized void startApplication() {
    if (closed) {
      return;
    }
    application = new WeirApplication(WeirConfig.of(settings()));
    application.start();
  }

  private Map<String, String> settings() {
    return Map.of(
        "application.id",
        "weir-demo",
        "bootstrap.servers",
        local.bootstrap(),
        "schema.registry.url",
        local.registryUrl(),
        "http.port",
        "0",
        "health.port",
        "0",
        "state.dir",
        local.folder().resolve("state").toString(),
        "accuracy.emit.interval",
        "200ms",
        "num.stream.threads",
        Integer.toString(threads));
  }

  /** Whether the application is running with a verified model. */
  boolean ready() {
    return application.isReady();
  }

  int httpPort() {
    return application.httpPort();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    closeApplication();
    local.close();
  }

  private void closeApplication() {
    try {
      if (application != null) {
        application.close();
      }
    } catch (RuntimeException e) {
      LOG.warn("could not stop the application", e);
    }
  }
}
