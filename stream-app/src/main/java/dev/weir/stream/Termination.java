package dev.weir.stream;

import dev.weir.stream.config.StreamsKeys;
import dev.weir.stream.config.WeirConfig;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How an application ends: it is closed, or fails. Only the first failure counts. Thread-safe. */
final class Termination {
  private static final Logger LOG = LoggerFactory.getLogger(Termination.class);

  private final WeirConfig config;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Set<Path> damaged = ConcurrentHashMap.newKeySet();
  private final Set<Path> deleted = ConcurrentHashMap.newKeySet();

  Termination(WeirConfig config) {
    this.config = config;
  }

  /** Opens when the application has failed or is closed. */
  CountDownLatch ended() {
    return ended;
  }

  /**
   * Waits until the application is closed.
   *
   * @throws ApplicationFailedException if it has failed
   */
  void await() throws InterruptedException {
    ended.await();
    Throwable cause = failure.get();
    if (cause != null) {
      throw new ApplicationFailedException("Weir has stopped: " + cause.getMessage(), cause);
    }
  }

  /** Begins the shutdown; returns false if it had begun before. */
  boolean beginClosing() {
    return closing.compareAndSet(false, true);
  }

  boolean isClosing() {
    return closing.get();
  }

  boolean hasFailed() {
    return failure.get() != null;
  }

  /** Ends the application, unless it is being closed. */
  void fail(Throwable cause) {
    if (closing.get()) {
      LOG.debug("failed while closing", cause);
      return;
    }
    LOG.error("stopping: {}", cause.getMessage(), cause);
    noteDamage(cause);
    failQuietly(cause);
  }

  /** Ends the application on a failure that is in the log already. */
  void failQuietly(Throwable cause) {
    failure.compareAndSet(null, cause);
    ended.countDown();
  }

  /** Logs the local stores that a failure reports as damaged, and notes those to delete. */
  void noteDamage(Throwable cause) {
    Set<Path> tasks = new DamagedStores(config.stateDir(), config.applicationId()).of(cause);
    if (tasks.isEmpty()) {
      return;
    }
    if (config.get(StreamsKeys.STATE_REPAIR)) {
      damaged.addAll(tasks);
    }
    LOG.error(
        "local stores are damaged in {}; {}",
        tasks,
        config.get(StreamsKeys.STATE_REPAIR)
            ? "they are deleted, and restored from Kafka"
            : "delete these folders: the next start restores them from Kafka (state.repair)");
  }

  /** Deletes the damaged stores, which must not be open. */
  void deleteDamaged() {
    deleted.addAll(DamagedStores.delete(damaged));
  }

  /** The task folders with damaged stores that were deleted; a restart restores them from Kafka. */
  Set<Path> deletedStores() {
    return Set.copyOf(deleted);
  }
}
