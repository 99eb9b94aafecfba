package dev.weir.stream.models;

import dev.weir.modelregistry.routes.Route;
import dev.weir.stream.names.ModelVersionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round of the model loader: reads the topic, loads versions, and publishes one snapshot for
 * the stream. Champions are published before any challenger is considered, and a version that fails
 * to load does not block others. Not thread-safe.
 */
final class ModelSync {
  private static final Logger LOG = LoggerFactory.getLogger(ModelSync.class);

  private final LoaderContext context;
  private final VersionLoading loading;
  private final VersionCache cache;
  private final LongSupplier clock;
  private final VersionDemand demand;
  private final ChallengerHealthRegistry healthRegistry;
  private final ChampionChangeLogger champions;
  private final RouteLogger routes;
  private final Runnable wake;

  private final Map<String, Set<ModelVersionId>> misfits = new HashMap<>();
  private Set<ModelVersionId> withoutMemory = Set.of();
  private Runnable onPublished = () -> {};

  ModelSync(LoaderContext context, LongSupplier clock, Executor worker, Runnable onDone) {
    LoaderSettings settings = context.settings();
    this.context = context;
    this.loading = new VersionLoading(context.artifacts(), worker, onDone);
    this.cache = new VersionCache(context, clock, loading, this::unloaded);
    this.demand = new VersionDemand(settings, context.topicView(), cache::state);
    this.wake = onDone;
    this.clock = clock;
    this.healthRegistry = new ChallengerHealthRegistry(settings.limits(), context.metrics());
    this.routes = new RouteLogger(settings.routes());
    this.champions = new ChampionChangeLogger(settings.names(), context.metrics());
  }

  /** Sets the listener that is called for each new snapshot. */
  void onPublished(Runnable listener) {
    onPublished = listener;
  }

  /**
   * Brings everything up to date.
   *
   * @throws RuntimeException the first failure of Kafka or the registry, after everything was tried
   */
  void run() {
    List<RuntimeException> failures = new ArrayList<>();
    context
        .topicView()
        .refresh(context.records().get(), context.settings().names(), clock.getAsLong())
        .ifPresent(failures::add);
    routes.update(context.topicView().assigned());
    keepOnlyWanted();
    cache.takeOver().ifPresent(failures::add);
    publish();
    // While a version is being loaded, this thread continues to check the timelines.
    while (beginNext()) {
      cache.takeOver().ifPresent(failures::add);
      publish();
    }
    keepOnlyWanted();
    logMemoryWaits();
    publish();
    context.metrics().keepOnly(demand.known());
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }

  /** Removed versions free memory before others are loaded. */
  private WantedVersions keepOnlyWanted() {
    WantedVersions wanted = demand.wanted(clock.getAsLong());
    cache.keepOnly(wanted, demand.known());
    return wanted;
  }

  /**
   * Starts loading the first version that is due; returns whether it has already finished.
   * Challengers wait until no champion is to be loaded; a challenger being loaded delays no
   * champion unless memory is short, and then only until it stops.
   */
  private boolean beginNext() {
    WantedVersions wanted = keepOnlyWanted();
    if (begin(wanted.champions(), VersionLoading.Lane.CHAMPIONS)) {
      return true;
    }
    return loading.isFree(VersionLoading.Lane.CHAMPIONS)
        && begin(wanted.challengers(), VersionLoading.Lane.CHALLENGERS);
  }

  private boolean begin(Set<ModelVersionId> versions, VersionLoading.Lane lane) {
    return loading.isFree(lane)
        && versions.stream()
            .filter(cache::isDue)
            .findFirst()
            .map(version -> begin(version, lane))
            .orElse(false);
  }

  private boolean begin(ModelVersionId version, VersionLoading.Lane lane) {
    if (cache.makeRoom(version)) {
      // So that the stream releases unloaded models.
      publish();
    }
    return cache.hasRoom(version) && cache.begin(version, lane);
  }

  /** A record needs a version that is not loaded. Called from any thread. */
  private void ask(ModelVersionId version) {
    if (demand.ask(version, clock.getAsLong())) {
      wake.run();
    }
  }

  private void unloaded(ModelVersionId version) {
    demand.forget(version);
  }

  /** Logs once when a version starts to wait for memory. */
  private void logMemoryWaits() {
    Set<ModelVersionId> waiting = new HashSet<>();
    for (ModelVersionId version : demand.known()) {
      Optional<String> shortage = cache.shortage(version);
      if (shortage.isPresent()) {
        waiting.add(version);
        if (!withoutMemory.contains(version)) {
          LOG.warn("model {} waits for memory: {}", version, shortage.get());
        }
      }
    }
    withoutMemory = waiting;
  }

  private void publish() {
    WantedVersions wanted = demand.wanted(clock.getAsLong());
    Map<String, RouteTimeline> models = new HashMap<>();
    for (Route route : context.settings().routes()) {
      demand
          .timeline(route)
          .ifPresent(timeline -> models.put(route.name(), models(route, timeline, wanted)));
    }
    context.live().set(new LiveModels(models, classes(models), this::ask));
    champions.update(context.live().get(), clock.getAsLong());
    onPublished.run();
  }

  /** Labels may arrive for predictions of versions that are no longer loaded. */
  private Map<ModelVersionId, Set<String>> classes(Map<String, RouteTimeline> models) {
    Map<ModelVersionId, Set<String>> classes = new HashMap<>();
    for (RouteTimeline route : models.values()) {
      TimelineCompatibility.versions(route.timeline())
          .forEach(
              version ->
                  context
                      .topicView()
                      .manifest(version)
                      .ifPresent(it -> classes.put(version, Set.copyOf(it.getClasses()))));
    }
    classes.putAll(new LiveModels(models).classes());
    return classes;
  }

  private RouteTimeline models(Route route, Timeline timeline, WantedVersions wanted) {
    TimelineCompatibility fit = demand.fit(route, timeline);
    Map<ModelVersionId, VersionState> states = new HashMap<>();
    Set<ModelVersionId> unfit = new HashSet<>();
    TimelineCompatibility.versions(timeline)
        .forEach(
            version -> {
              Optional<VersionState.Refused> misfit = fit.incompatibility(version);
              misfit.ifPresent(refused -> unfit.add(version));
              states.put(
                  version,
                  misfit.<VersionState>map(m -> m).orElseGet(() -> state(version, wanted)));
            });
    logMisfits(route, unfit, states);
    healthRegistry.keepOnly(timeline);
    return new RouteTimeline(
        timeline, states, context.settings().role(), context.settings().noUsable(), healthRegistry);
  }

  private VersionState state(ModelVersionId version, WantedVersions wanted) {
    VersionState state = cache.state(version);
    return !wanted.contains(version)
            && state instanceof VersionState.Pending pending
            && pending.loading()
        ? new VersionState.Unloaded(
            "no recent record needs it; it is loaded on demand (model.keep)")
        : state;
  }

  private void logMisfits(
      Route route, Set<ModelVersionId> unfit, Map<ModelVersionId, VersionState> states) {
    Set<ModelVersionId> known = misfits.put(route.name(), unfit);
    for (ModelVersionId version : unfit) {
      if ((known == null || !known.contains(version))
          && states.get(version) instanceof VersionState.Refused refused) {
        LOG.warn(
            "model {} is refused for route {}, {}: {}",
            version,
            route.name(),
            refused.reason().wireName(),
            refused.detail());
        context.metrics().modelRefused(refused.reason());
      }
    }
  }
}
