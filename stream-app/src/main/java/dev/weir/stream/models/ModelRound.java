package dev.weir.stream.models;

import dev.weir.routes.Route;
import dev.weir.schemas.ModelManifest;
import dev.weir.stream.metrics.WeirMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
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
  private final Runnable wake;

  /** When a record last asked for a version that was not loaded. */
  private final Map<VersionId, Long> asked = new ConcurrentHashMap<>();

  private final Map<String, Set<VersionId>> misfits = new HashMap<>();
  private Runnable onPublished = () -> {};

  ModelRound(
      ModelRecords records,
      ModelDirectory directory,
      ArtifactLoader artifacts,
      LoaderSettings settings,
      AtomicReference<LiveModels> live,
      WeirMetrics metrics,
      LongSupplier clock,
      Executor worker,
      Runnable onDone) {
    this.records = records;
    this.directory = directory;
    this.shelf =
        new VersionShelf(
            directory,
            artifacts,
            (version, refused) -> metrics.modelRefused(refused.reason()),
            metrics::modelReplaced,
            clock,
            settings.memory(),
            worker,
            onDone,
            this::makeRoom);
    this.wake = onDone;
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
    List<RuntimeException> failures = new ArrayList<>();
    directory
        .refresh(records.snapshot(), settings.names(), clock.getAsLong())
        .ifPresent(failures::add);
    routes.look(directory.assigned());
    shelf.takeOver().ifPresent(failures::add);
    publish();
    // Where one is being loaded, this thread goes on to look at the timelines meanwhile.
    while (beginNext()) {
      shelf.takeOver().ifPresent(failures::add);
      publish();
    }
    shelf.keepOnly(wanted(), known());
    publish();
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }

  /**
   * Begins to load the first version that is due, and returns whether it is done already.
   * Challengers wait until no champion is to be loaded; one that is being loaded holds no champion
   * up.
   */
  private boolean beginNext() {
    Set<VersionId> urgent = urgent(clock.getAsLong());
    if (begin(urgent, VersionShelf.Lane.CHAMPIONS)) {
      return true;
    }
    if (!shelf.isFree(VersionShelf.Lane.CHAMPIONS)) {
      return false;
    }
    Set<VersionId> others = wanted();
    others.removeAll(urgent);
    return begin(others, VersionShelf.Lane.CHALLENGERS);
  }

  private boolean begin(Set<VersionId> versions, VersionShelf.Lane lane) {
    return shelf.isFree(lane)
        && versions.stream()
            .filter(shelf::isDue)
            .findFirst()
            .map(version -> shelf.begin(version, lane))
            .orElse(false);
  }

  /** A record asks for a version that is not loaded; on any thread. */
  private void ask(VersionId version) {
    if (asked.put(version, clock.getAsLong()) == null) {
      wake.run();
    }
  }

  /**
   * The versions to be loaded: those that records ask for, then champions and challengers that
   * records of now, of late and to come meet, those of now first.
   */
  private Set<VersionId> wanted() {
    long now = clock.getAsLong();
    Set<VersionId> wanted = urgent(now);
    if (settings.role().scoresChallengers()) {
      settings.routes().forEach(r -> timeline(r).ifPresent(t -> addChallengers(r, t, now, wanted)));
    }
    return wanted;
  }

  /** What records ask for, and the champions. */
  private Set<VersionId> urgent(long now) {
    asked.values().removeIf(at -> at < now - settings.keep().toMillis());
    Set<VersionId> urgent = new LinkedHashSet<>(asked.keySet());
    urgent.retainAll(known());
    addAllChampions(now, urgent);
    return urgent;
  }

  private void addAllChampions(long now, Set<VersionId> needed) {
    if (settings.role().scoresChampions()) {
      settings.routes().forEach(r -> timeline(r).ifPresent(t -> addChampions(r, t, now, needed)));
    }
  }

  /** Those of our routes' timelines, each once. */
  private Set<VersionId> known() {
    return settings.routes().stream()
        .flatMap(route -> timeline(route).stream())
        .flatMap(TimelineFit::versions)
        .collect(Collectors.toSet());
  }

  private void addChampions(Route route, Timeline timeline, long now, Set<VersionId> needed) {
    TimelineFit fit = fit(route, timeline);
    List<VersionId> champions =
        timeline.entries().stream().map(Timeline.Entry::champion).toList();
    for (int index : timeline.entriesFrom(now - settings.keep().toMillis(), now)) {
      VersionId champion = champions.get(index);
      if (fit.misfit(champion).isEmpty()) {
        needed.add(champion);
      }
      standIn(champions, index, fit).ifPresent(needed::add);
    }
  }

  /** The champion of an entry, or the one that scores where it is refused: before it, else after. */
  private Optional<VersionId> standIn(List<VersionId> champions, int index, TimelineFit fit) {
    return Stream.concat(
            champions.subList(0, index + 1).reversed().stream(),
            champions.subList(index + 1, champions.size()).stream())
        .filter(version -> fit.misfit(version).isEmpty())
        .filter(version -> !(shelf.state(version) instanceof VersionState.Refused))
        .findFirst();
  }

  private void addChallengers(Route route, Timeline timeline, long now, Set<VersionId> needed) {
    TimelineFit fit = fit(route, timeline);
    timeline.entriesFrom(now - settings.keep().toMillis(), now).stream()
        .flatMap(index -> timeline.entries().get(index).challengers().stream())
        .filter(version -> fit.misfit(version).isEmpty())
        .forEach(needed::add);
  }

  /** Unloads the version that no record has asked for longest, if there is one only asked for. */
  private boolean makeRoom(VersionId version) {
    Set<VersionId> needed = new HashSet<>();
    addAllChampions(clock.getAsLong(), needed);
    Optional<VersionId> oldest =
        asked.keySet().stream()
            .filter(each -> !each.equals(version) && !needed.contains(each))
            .filter(each -> shelf.state(each) instanceof VersionState.Loaded)
            .min(Comparator.comparing(each -> asked.getOrDefault(each, 0L)));
    oldest.ifPresent(
        each -> {
          LOG.info("model {} is unloaded: {} needs the memory", each, version);
          asked.remove(each);
          shelf.forget(each);
        });
    return oldest.isPresent();
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
    Set<VersionId> wanted = wanted();
    Map<String, RouteModels> models = new HashMap<>();
    for (Route route : settings.routes()) {
      timeline(route).ifPresent(timeline -> models.put(route.name(), models(route, timeline, wanted)));
    }
    live.set(new LiveModels(models, classes(models), this::ask));
    champions.look(live.get(), clock.getAsLong());
    onPublished.run();
  }

  /** Labels come to predictions of versions that are not loaded any more. */
  private Map<VersionId, Set<String>> classes(Map<String, RouteModels> models) {
    Map<VersionId, Set<String>> classes = new HashMap<>();
    for (RouteModels route : models.values()) {
      TimelineFit.versions(route.timeline())
          .forEach(
              version ->
                  directory
                      .manifest(version)
                      .ifPresent(it -> classes.put(version, Set.copyOf(it.getClasses()))));
    }
    classes.putAll(new LiveModels(models).classes());
    return classes;
  }

  private RouteModels models(Route route, Timeline timeline, Set<VersionId> wanted) {
    TimelineFit fit = fit(route, timeline);
    Map<VersionId, VersionState> states = new HashMap<>();
    Set<VersionId> unfit = new HashSet<>();
    TimelineFit.versions(timeline)
        .forEach(
            version -> {
              Optional<VersionState.Refused> misfit = fit.misfit(version);
              misfit.ifPresent(refused -> unfit.add(version));
              states.put(version, misfit.<VersionState>map(m -> m).orElseGet(() -> state(version, wanted)));
            });
    tellOf(route, unfit, states);
    healths.keepOnly(timeline);
    return new RouteModels(timeline, states, settings.role(), settings.noUsable(), healths);
  }

  private VersionState state(VersionId version, Set<VersionId> wanted) {
    VersionState state = shelf.state(version);
    return !wanted.contains(version)
            && state instanceof VersionState.Pending pending
            && pending.loading()
        ? new VersionState.Unloaded(
            "no record of late asks for it, and it is loaded when one does (model.keep)")
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
            refused.reason().tag(),
            refused.detail());
        metrics.modelRefused(refused.reason());
      }
    }
  }
}
