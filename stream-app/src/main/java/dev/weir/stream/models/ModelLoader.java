package dev.weir.stream.models;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the live models in sync with the topic {@code models}, on its own threads: one follows the
 * timelines, others load an artifact of a champion and one of a challenger at a time, so that
 * timeline changes take effect while a large artifact is being fetched.
 *
 * <p>Each round reads the topic's records, loads the versions of the configured routes' timelines
 * that records need, and publishes one snapshot. Infrastructure failures are retried indefinitely,
 * with pauses growing to half a minute: the stream continues with the models it has.
 */
public final class ModelLoader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelLoader.class);
  private static final long STARTING_MS = 100;
  private static final long ROUND_MS = 1_000;
  private static final long LONGEST_PAUSE_MS = 30_000;
  private static final Duration JOIN = Duration.ofSeconds(10);

  private final LoaderContext context;
  private final ModelSync round;
  private final Executor worker;
  private final Semaphore changed = new Semaphore(0);
  private volatile Map<String, VersionState.Refused> problems = Map.of();
  private volatile Thread thread;

  /** Creates a loader; {@link #start} starts it. */
  public ModelLoader(LoaderContext context) {
    this(
        context,
        System::currentTimeMillis,
        Executors.newCachedThreadPool(
            Thread.ofPlatform().name("weir-artifact-loader").daemon().factory()));
  }

  /**
   * Takes the caller's clock, in milliseconds since the epoch, and the caller's worker for loading
   * artifacts; an ExecutorService is shut down on close.
   */
  ModelLoader(LoaderContext context, LongSupplier clock, Executor worker) {
    this.context = context;
    this.worker = worker;
    this.round = new ModelSync(context, clock, worker, this::changed);
  }

  /**
   * Starts the thread.
   *
   * @param onPublished called on that thread for each new snapshot, at least once per round
   * @param onFatal receives an error that ended the thread; a version's own error does not end it
   */
  public void start(Runnable onPublished, Consumer<Throwable> onFatal) {
    round.onPublished(onPublished);
    thread = new Thread(this::run, "weir-model-loader");
    thread.setUncaughtExceptionHandler((t, e) -> onFatal.accept(e));
    thread.start();
  }

  /** Signals that {@code models} has changed. Thread-safe. */
  public void changed() {
    changed.release();
  }

  /** Unusable records of {@code models}, by key. */
  public Map<String, VersionState.Refused> problems() {
    return problems;
  }

  @Override
  public void close() {
    Thread running = thread;
    if (running != null) {
      stop(running);
    }
    if (worker instanceof ExecutorService own) {
      own.shutdownNow();
    }
  }

  private static void stop(Thread running) {
    running.interrupt();
    try {
      if (!running.join(JOIN)) {
        LOG.warn("the model loader did not stop within {}", JOIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    long pause = ROUND_MS;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        round();
        pause = ROUND_MS;
      } catch (InvalidStateStoreException e) {
        LOG.debug("the stream is starting or stopping", e);
        pause = STARTING_MS;
      } catch (RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        pause = Math.min(Math.max(pause, ROUND_MS) * 2, LONGEST_PAUSE_MS);
        context.metrics().modelLoaderFailed();
        LOG.warn("loading models failed, retrying in {} ms: {}", pause, e.toString());
        LOG.debug("loading models failed", e);
      }
      await(pause);
    }
  }

  private void await(long millis) {
    try {
      if (changed.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        changed.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Brings everything up to date once. */
  void round() {
    try {
      round.run();
    } finally {
      problems = context.topicView().problems();
    }
  }
}
