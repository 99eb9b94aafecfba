package dev.weir.stream.models;

import dev.weir.modelregistry.routes.Route;
import dev.weir.schemas.ModelManifest;
import dev.weir.stream.names.ModelVersionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which versions are to be loaded, based on the configured routes' timelines and the records'
 * requests; see {@link WantedVersions}. Not thread-safe, except for {@link #ask} and {@link
 * #forget}.
 */
final class VersionDemand {
  private final LoaderSettings settings;
  private final ModelTopicView topicView;
  private final Function<ModelVersionId, VersionState> states;

  /** When a record last needed a version that was not loaded. */
  private final Map<ModelVersionId, Long> asked = new ConcurrentHashMap<>();

  /**
   * Creates a demand without requests.
   *
   * @param states of the versions
   */
  VersionDemand(
      LoaderSettings settings,
      ModelTopicView topicView,
      Function<ModelVersionId, VersionState> states) {
    this.settings = settings;
    this.topicView = topicView;
    this.states = states;
  }

  /** Requests a version that is not loaded; returns whether there was no recent request. */
  boolean ask(ModelVersionId version, long now) {
    return asked.put(version, now) == null;
  }

  /** Drops the requests for a version. */
  void forget(ModelVersionId version) {
    asked.remove(version);
  }

  /** What timelines and records want loaded at a time. */
  WantedVersions wanted(long now) {
    Set<ModelVersionId> present = new LinkedHashSet<>();
    Set<ModelVersionId> others = new LinkedHashSet<>();
    Set<ModelVersionId> challengers = new LinkedHashSet<>();
    if (settings.role().scoresChampions()) {
      addChampions(now, present, others);
    }
    if (settings.role().scoresChallengers()) {
      settings
          .routes()
          .forEach(r -> timeline(r).ifPresent(t -> addChallengers(r, t, now, challengers)));
    }
    return new WantedVersions(present, asked(now), others, challengers);
  }

  /** Recent requests, the latest first. */
  private List<ModelVersionId> asked(long now) {
    asked.values().removeIf(at -> at < now - settings.keep().toMillis());
    Set<ModelVersionId> known = known();
    Map<ModelVersionId, Long> times = new HashMap<>(asked);
    return times.keySet().stream()
        .filter(known::contains)
        .sorted(
            Comparator.<ModelVersionId, Long>comparing(times::get)
                .reversed()
                .thenComparing(ModelVersionId::toString))
        .toList();
  }

  /**
   * For each route: the version that scores now as present; future versions, the next first, and
   * past ones as others.
   */
  private void addChampions(long now, Set<ModelVersionId> present, Set<ModelVersionId> others) {
    List<EntryDemand> met = new ArrayList<>();
    for (Route route : settings.routes()) {
      timeline(route).ifPresent(timeline -> addChampions(route, timeline, now, met));
    }
    met.sort(Comparator.comparing(EntryDemand::when).thenComparingLong(EntryDemand::distance));
    met.forEach(each -> (each.when() == EntryTime.NOW ? present : others).addAll(each.versions()));
  }

  /** When a timeline's entry is valid. */
  private enum EntryTime {
    NOW,
    LATER,
    BEFORE
  }

  /**
   * Versions that records may need.
   *
   * @param distance of their entry from now, in milliseconds; 0 for the present one
   */
  private record EntryDemand(EntryTime when, long distance, List<ModelVersionId> versions) {}

  /** The versions of our routes' timelines, without duplicates. */
  Set<ModelVersionId> known() {
    return settings.routes().stream()
        .flatMap(route -> timeline(route).stream())
        .flatMap(TimelineCompatibility::versions)
        .collect(Collectors.toSet());
  }

  private void addChampions(Route route, Timeline timeline, long now, List<EntryDemand> met) {
    TimelineCompatibility fit = fit(route, timeline);
    List<ModelVersionId> champions =
        timeline.entries().stream().map(Timeline.Entry::champion).toList();
    List<Integer> entries = timeline.entriesFrom(now - settings.keep().toMillis(), now);
    int current = entries.getFirst();
    for (int index : entries) {
      List<ModelVersionId> versions = new ArrayList<>();
      ModelVersionId champion = champions.get(index);
      if (fit.incompatibility(champion).isEmpty()) {
        versions.add(champion);
      }
      replacement(champions, index, fit).ifPresent(versions::add);
      EntryTime when = when(index, current);
      long validFrom = timeline.entries().get(index).validFrom();
      met.add(
          new EntryDemand(when, when == EntryTime.NOW ? 0 : Math.abs(validFrom - now), versions));
    }
  }

  private static EntryTime when(int index, int current) {
    if (index == current) {
      return EntryTime.NOW;
    }
    return index > current ? EntryTime.LATER : EntryTime.BEFORE;
  }

  /**
   * The champion of an entry or, if refused, the one that scores instead: before it, otherwise
   * after.
   */
  private Optional<ModelVersionId> replacement(
      List<ModelVersionId> champions, int index, TimelineCompatibility fit) {
    return Stream.concat(
            champions.subList(0, index + 1).reversed().stream(),
            champions.subList(index + 1, champions.size()).stream())
        .filter(version -> fit.incompatibility(version).isEmpty())
        .filter(version -> !(states.apply(version) instanceof VersionState.Refused))
        .findFirst();
  }

  private void addChallengers(
      Route route, Timeline timeline, long now, Set<ModelVersionId> needed) {
    TimelineCompatibility fit = fit(route, timeline);
    timeline.entriesFrom(now - settings.keep().toMillis(), now).stream()
        .flatMap(index -> timeline.entries().get(index).challengers().stream())
        .filter(version -> fit.incompatibility(version).isEmpty())
        .forEach(needed::add);
  }

  /** The timeline of a route, if it has one. */
  Optional<Timeline> timeline(Route route) {
    return topicView.timeline(route.name());
  }

  /** Which versions can score a route's records. */
  TimelineCompatibility fit(Route route, Timeline timeline) {
    return new TimelineCompatibility(
        route,
        timeline,
        version -> topicView.manifest(version).map(ModelManifest::getInput),
        states);
  }
}
