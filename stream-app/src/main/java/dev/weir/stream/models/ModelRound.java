package dev.weir.stream.models;

import dev.weir.routes.Route;
import dev.weir.schemas.ModelManifest;
import dev.weir.stream.metrics.WeirMetrics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round of the model loader: what the topic says, what is loaded of it, and one picture of all
 * for the stream. Champions come first and are published before any challenger is looked at, and a
 * version that cannot be loaded keeps no other from being. Used by one thread.
 */
final class ModelRound {
  private static final Logger LOG = LoggerFactory.getLogger(ModelRound.class);

  private final ModelRecords records;
  private final ModelDirectory directory;
  private final VersionShelf shelf;
  private final LoaderSettings settings;
  private final AtomicReference<LiveModels> live;
  private final WeirMetrics metrics;
  private final LongSupplier clock;
  private final ChallengerHealths healths;
  private final ChampionWatch champions;
  private final RouteWatch routes;
  private final Map<String, Set<VersionId>> misfits = new HashMap<>();
  private Runnable onPublished = () -> {};

  ModelRound(
      ModelRecords records,
      ModelDirectory directory,
      ArtifactLoader artifacts,
      LoaderSettings settings,
      AtomicReference<LiveModels> live,
      WeirMetrics metrics,
      LongSupplier clock) {
    this.records = records;
    this.directory = directory;
    this.shelf =
        new VersionShelf(
            directory,
            artifacts,
            (version, refused) -> metrics.modelRefused(refused.reason()),
            clock);
    this.clock = clock;
    this.settings = settings;
    this.live = live;
    this.metrics = metrics;
    this.healths = new ChallengerHealths(settings.limits(), metrics);
    this.routes = new RouteWatch(settings.routes());
    this.champions = new ChampionWatch(settings.names(), metrics);
  }

  /** Says who is told of each new picture. */
  void onPublished(Runnable listener) {
    onPublished = listener;
  }

  /**
   * Brings everything up to date.
   *
   * @throws RuntimeException the first failure of Kafka or the registry, after all was tried
   */
  void run() {
    directory.refresh(records.snapshot());
    routes.look(directory.assigned());
    publish();
    Set<VersionId> wanted = wanted();
    RuntimeException failure = null;
    for (VersionId version : wanted) {
      try {
        settle(version);
      } catch (RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        failure = failure == null ? e : failure;
      }
    }
    shelf.keepOnly(wanted);
    if (failure != null) {
      throw failure;
    }
  }

  private void settle(VersionId version) {
    try {
      if (shelf.settle(version)) {
        publish();
      }
    } catch (RuntimeException e) {
      publish();
      throw e;
    }
  }

  /** The versions to be loaded: all champions, then all challengers, those of now first. */
  private Set<VersionId> wanted() {
    long now = clock.getAsLong();
    Set<VersionId> wanted = new LinkedHashSet<>();
    if (settings.role().scoresChampions()) {
      settings.routes().forEach(r -> timeline(r).ifPresent(t -> add(r, t, true, now, wanted)));
    }
    if (settings.role().scoresChallengers()) {
      settings.routes().forEach(r -> timeline(r).ifPresent(t -> add(r, t, false, now, wanted)));
    }
    return wanted;
  }

  private void add(
      Route route, Timeline timeline, boolean isChampion, long now, Set<VersionId> wanted) {
    TimelineFit fit = fit(route, timeline);
    (isChampion ? timeline.championsFrom(now) : timeline.challengersFrom(now))
        .filter(version -> fit.misfit(version).isEmpty())
        .forEach(wanted::add);
  }

  private Optional<Timeline> timeline(Route route) {
    return directory.timeline(route.name());
  }

  private TimelineFit fit(Route route, Timeline timeline) {
    return new TimelineFit(
        route,
        timeline,
        version -> directory.manifest(version).map(ModelManifest::getInput),
        shelf::state);
  }

  private void publish() {
    Map<String, RouteModels> models = new HashMap<>();
    for (Route route : settings.routes()) {
      timeline(route).ifPresent(timeline -> models.put(route.name(), models(route, timeline)));
    }
    live.set(new LiveModels(models));
    champions.look(live.get(), clock.getAsLong());
    onPublished.run();
  }

  private RouteModels models(Route route, Timeline timeline) {
    TimelineFit fit = fit(route, timeline);
    Map<VersionId, VersionState> states = new HashMap<>();
    Set<VersionId> unfit = new HashSet<>();
    TimelineFit.versions(timeline)
        .forEach(
            version -> {
              Optional<VersionState.Refused> misfit = fit.misfit(version);
              misfit.ifPresent(refused -> unfit.add(version));
              states.put(version, misfit.<VersionState>map(m -> m).orElse(shelf.state(version)));
            });
    tellOf(route, unfit, states);
    healths.keepOnly(timeline);
    return new RouteModels(timeline, states, settings.role(), healths);
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
            refused.reason().tag(),
            refused.detail());
        metrics.modelRefused(refused.reason());
      }
    }
  }
}
