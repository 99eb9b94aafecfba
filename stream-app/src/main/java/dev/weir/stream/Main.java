package dev.weir.stream;

import dev.weir.schemas.FailureText;
import dev.weir.schemas.NoRegistryException;
import dev.weir.stream.config.InvalidConfigException;
import dev.weir.stream.config.WeirConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the application: {@code Main FILE}, where FILE is a properties file; {@code WEIR_}
 * environment variables override it. Exit codes: 0 after an orderly shutdown, 1 after a failure, 2
 * for wrong usage.
 */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    System.exit(run(args, System.getenv()));
  }

  /**
   * Runs until the application ends by itself or by SIGTERM.
   *
   * @param args the path of a properties file, or nothing if the environment has all settings
   * @param environment such as {@link System#getenv()}
   * @return the exit code: 0, 1 after a failure, 2 for wrong usage
   */
  public static int run(String[] args, Map<String, String> environment)
      throws InterruptedException {
    if (args.length > 1) {
      LOG.error("expected the path of a properties file, not {} arguments", args.length);
      return 2;
    }
    WeirConfig config;
    try {
      config = WeirConfig.load(args.length == 0 ? null : Path.of(args[0]), environment);
    } catch (InvalidConfigException e) {
      LOG.error("{}", e.getMessage());
      return 2;
    } catch (IOException e) {
      LOG.error("cannot read {}: {}", args[0], FailureText.of(e));
      return 2;
    }
    return run(config);
  }

  /**
   * A kill may leave a damaged store, which requires no restart of the process: the application
   * restarts without it. A store that is damaged twice indicates a faulty disk.
   */
  private static int run(WeirConfig config) throws InterruptedException {
    AtomicReference<WeirApplication> running = new AtomicReference<>();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> Utils.closeQuietly(running.get(), "application"), "weir-shutdown"));
    Set<Path> repaired = new HashSet<>();
    while (true) {
      WeirApplication application = new WeirApplication(config);
      running.set(application);
      try (application) {
        application.start();
        application.awaitTermination();
        return 0;
      } catch (RuntimeException | Error e) {
        Set<Path> deleted = application.deletedStores();
        if (deleted.isEmpty() || !Collections.disjoint(repaired, deleted)) {
          return ended(e, config);
        }
        repaired.addAll(deleted);
        LOG.warn("restarting without {}", deleted);
      }
    }
  }

  /** A group conflict may only be detected after the application has joined the group. */
  static int ended(Throwable failure, WeirConfig config) {
    Throwable why =
        failure instanceof ApplicationFailedException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (why instanceof NoRegistryException || why instanceof GroupConflictException) {
      LOG.error("{}", why.getMessage());
      return 2;
    }
    LOG.error("{}", FailureLine.of(failure, config));
    LOG.debug("failed", failure);
    return 1;
  }
}
