package dev.weir.cli.demo;

import dev.weir.cli.localstack.LocalStack;
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

  private final LocalStack local = new LocalStack();
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

  /** Starts the application with more settings. */
  synchronized void startApplication(Map<String, String> more) {
    if (closed) {
      return;
    }
    Map<String, String> settings = local.application("weir-demo");
    settings.put("accuracy.emit.interval", "200ms");
    settings.put("num.stream.threads", Integer.toString(threads));
    settings.putAll(more);
    application = new WeirApplication(WeirConfig.of(settings));
    application.start();
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
