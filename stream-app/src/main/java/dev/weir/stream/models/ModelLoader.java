package dev.weir.stream.models;

import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelManifest;
import dev.weir.stream.metrics.WeirMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the live models in step with the topic {@code models}, on a thread of its own.
 *
 * <p>Each round it reads what the topic says, loads the versions of the configured routes'
 * timelines that are not loaded yet, and publishes one picture of all. Broken infrastructure is
 * tried again for ever, later and later to half a minute: the stream goes on with the models it
 * has.
 */
public final class ModelLoader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelLoader.class);
  private static final long ROUND_MS = 1_000;
  private static final long LONGEST_PAUSE_MS = 30_000;
  private static final Duration JOIN = Duration.ofSeconds(10);

  private final ModelRecords records;
  private final ModelDirectory directory;
  private final VersionShelf shelf;
  private final List<String> routes;
  private final AtomicReference<LiveModels> live;
  private final WeirMetrics metrics;
  private final Semaphore changed = new Semaphore(0);
  private final Map<String, VersionId> champions = new HashMap<>();
  private volatile Map<String, VersionState.Refused> problems = Map.of();
  private volatile Thread thread;

  /**
   * Creates a loader; {@link #start} starts it.
   *
   * @param routes the configured routes
   * @param live where the models are published
   */
  public ModelLoader(
      ModelRecords records,
      ModelDirectory directory,
      ArtifactLoader artifacts,
      List<String> routes,
      AtomicReference<LiveModels> live,
      WeirMetrics metrics) {
    this.records = records;
    this.directory = directory;
    this.shelf =
        new VersionShelf(
            directory,
            artifacts,
            (key, refused) -> metrics.modelRefused(refused.reason()),
            System::currentTimeMillis);
    this.routes = List.copyOf(routes);
    this.live = live;
    this.metrics = metrics;
  }

  /**
   * Starts the thread.
   *
   * @param onRound told after each round that went well
   * @param onFatal told of an error that ended the thread, such as too little memory for a model
   */
  public void start(Runnable onRound, Consumer<Throwable> onFatal) {
    thread = new Thread(() -> run(onRound), "weir-model-loader");
    thread.setUncaughtExceptionHandler((t, e) -> onFatal.accept(e));
    thread.start();
  }

  /** Says that {@code models} has changed; may be called from any thread. */
  public void changed() {
    changed.release();
  }

  /** Records of {@code models} that cannot be used, by key. */
  public Map<String, VersionState.Refused> problems() {
    return problems;
  }

  @Override
  public void close() {
    Thread running = thread;
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      if (!running.join(JOIN)) {
        LOG.warn("the model loader did not stop within {}", JOIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Runnable onRound) {
    long pause = ROUND_MS;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        round();
        onRound.run();
        pause = ROUND_MS;
      } catch (RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        metrics.modelLoaderFailed();
        LOG.warn("loading models failed, again in {} ms: {}", pause, e.toString());
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
    directory.refresh(records.snapshot());
    problems = directory.problems();
    publish();
    Set<VersionId> wanted = new HashSet<>();
    for (Timeline timeline : timelines()) {
      Optional<ModelInput> reference = reference(timeline);
      for (VersionId version : timeline.championsFrom(System.currentTimeMillis()).toList()) {
        wanted.add(version);
        if (shelf.settle(version, reference)) {
          publish();
        }
      }
    }
    shelf.keepOnly(wanted);
    countSwaps();
  }

  private List<Timeline> timelines() {
    return routes.stream().map(directory::timeline).flatMap(Optional::stream).toList();
  }

  /** What the first version of the timeline takes; the same on every instance. */
  private Optional<ModelInput> reference(Timeline timeline) {
    return timeline.entries().stream()
        .map(e -> directory.manifest(e.champion()))
        .flatMap(Optional::stream)
        .map(ModelManifest::getInput)
        .findFirst();
  }

  private void publish() {
    Map<String, RouteModels> models = new HashMap<>();
    for (Timeline timeline : timelines()) {
      Map<VersionId, VersionState> states = new HashMap<>();
      timeline.entries().forEach(e -> states.put(e.champion(), shelf.state(e.champion())));
      models.put(timeline.route(), new RouteModels(timeline, states));
    }
    live.set(new LiveModels(models));
  }

  private void countSwaps() {
    long now = System.currentTimeMillis();
    for (String route : routes) {
      VersionId champion = live.get().champion(route, now).map(LoadedModel::id).orElse(null);
      VersionId before = champions.put(route, champion);
      if (before != null && champion != null && !Objects.equals(before, champion)) {
        metrics.modelSwapped();
        LOG.info("route {}: {} scores now, {} did before", route, champion, before);
      }
    }
  }
}
