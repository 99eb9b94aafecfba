package dev.weir.stream.models;

import dev.weir.routes.Route;
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
final class ModelRound {
  private static final Logger LOG = LoggerFactory.getLogger(ModelRound.class);

  private final LoaderContext context;
  private final VersionShelf shelf;
  private final LongSupplier clock;
  private final VersionDemand demand;
  private final ChallengerHealths healths;
  private final ChampionWatch champions;
  private final RouteWatch routes;
  private final Runnable wake;

  private final Map<String, Set<VersionId>> misfits = new HashMap<>();
  private Set<VersionId> withoutMemory = Set.of();
  private Runnable onPublished = () -> {};

  ModelRound(LoaderContext context, LongSupplier clock, Executor worker, Runnable onDone) {
    LoaderSettings settings = context.settings();
    this.context = context;
    this.shelf = new VersionShelf(context, clock, worker, onDone, this::unloaded);
    this.demand = new VersionDemand(settings, context.directory(), shelf::state);
    this.wake = onDone;
    this.clock = clock;
    this.healths = new ChallengerHealths(settings.limits(), context.metrics());
    this.routes = new RouteWatch(settings.routes());
    this.champions = new ChampionWatch(settings.names(), context.metrics());
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
        .directory()
        .refresh(context.records().snapshot(), context.settings().names(), clock.getAsLong())
        .ifPresent(failures::add);
    routes.look(context.directory().assigned());
    keepOnlyWanted();
    shelf.takeOver().ifPresent(failures::add);
    publish();
    // While a version is being loaded, this thread continues to check the timelines.
    while (beginNext()) {
      shelf.takeOver().ifPresent(failures::add);
      publish();
    }
    keepOnlyWanted();
    tellOfMemory();
    publish();
    context.metrics().keepOnly(demand.known());
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }

  /** Removed versions free memory before others are loaded. */
  private WantedVersions keepOnlyWanted() {
    WantedVersions wanted = demand.wanted(clock.getAsLong());
    shelf.keepOnly(wanted, demand.known());
    return wanted;
  }

  /**
   * Starts loading the first version that is due; returns whether it has already finished.
   * Challengers wait until no champion is to be loaded; a challenger being loaded delays no
   * champion unless memory is short, and then only until it stops.
   */
  private boolean beginNext() {
    WantedVersions wanted = keepOnlyWanted();
    if (begin(wanted.champions(), VersionShelf.Lane.CHAMPIONS)) {
      return true;
    }
    return shelf.isFree(VersionShelf.Lane.CHAMPIONS)
        && begin(wanted.challengers(), VersionShelf.Lane.CHALLENGERS);
  }

  private boolean begin(Set<VersionId> versions, VersionShelf.Lane lane) {
    return shelf.isFree(lane)
        && versions.stream()
            .filter(shelf::isDue)
            .findFirst()
            .map(version -> begin(version, lane))
            .orElse(false);
  }

  private boolean begin(VersionId version, VersionShelf.Lane lane) {
    if (shelf.makeRoom(version)) {
      // So that the stream releases unloaded models.
      publish();
    }
    return shelf.hasRoom(version) && shelf.begin(version, lane);
  }

  /** A record needs a version that is not loaded. Called from any thread. */
  private void ask(VersionId version) {
    if (demand.ask(version, clock.getAsLong())) {
      wake.run();
    }
  }

  private void unloaded(VersionId version) {
    demand.forget(version);
  }

  /** Logs once when a version starts to wait for memory. */
  private void tellOfMemory() {
    Set<VersionId> waiting = new HashSet<>();
    for (VersionId version : demand.known()) {
      Optional<String> shortage = shelf.shortage(version);
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
    Map<String, RouteModels> models = new HashMap<>();
    for (Route route : context.settings().routes()) {
      demand
          .timeline(route)
          .ifPresent(timeline -> models.put(route.name(), models(route, timeline, wanted)));
    }
    context.live().set(new LiveModels(models, classes(models), this::ask));
    champions.look(context.live().get(), clock.getAsLong());
    onPublished.run();
  }

  /** Labels may arrive for predictions of versions that are no longer loaded. */
  private Map<VersionId, Set<String>> classes(Map<String, RouteModels> models) {
    Map<VersionId, Set<String>> classes = new HashMap<>();
    for (RouteModels route : models.values()) {
      TimelineFit.versions(route.timeline())
          .forEach(
              version ->
                  context
                      .directory()
                      .manifest(version)
                      .ifPresent(it -> classes.put(version, Set.copyOf(it.getClasses()))));
    }
    classes.putAll(new LiveModels(models).classes());
    return classes;
  }

  private RouteModels models(Route route, Timeline timeline, WantedVersions wanted) {
    TimelineFit fit = demand.fit(route, timeline);
    Map<VersionId, VersionState> states = new HashMap<>();
    Set<VersionId> unfit = new HashSet<>();
    TimelineFit.versions(timeline)
        .forEach(
            version -> {
              Optional<VersionState.Refused> misfit = fit.misfit(version);
              misfit.ifPresent(refused -> unfit.add(version));
              states.put(
                  version,
                  misfit.<VersionState>map(m -> m).orElseGet(() -> state(version, wanted)));
            });
    tellOf(route, unfit, states);
    healths.keepOnly(timeline);
    return new RouteModels(
        timeline, states, context.settings().role(), context.settings().noUsable(), healths);
  }

  private VersionState state(VersionId version, WantedVersions wanted) {
    VersionState state = shelf.state(version);
    return !wanted.contains(version)
            && state instanceof VersionState.Pending pending
            && pending.loading()
        ? new VersionState.Unloaded(
            "no recent record needs it; it is loaded on demand (model.keep)")
        : state;
  }

  private void tellOf(Route route, Set<VersionId> unfit, Map<VersionId, VersionState> states) {
    Set<VersionId> known = misfits.put(route.name(), unfit);
    for (VersionId version : unfit) {
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
