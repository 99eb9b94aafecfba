package dev.weir.stream.models;

import dev.weir.routes.Route;
import dev.weir.schemas.ModelManifest;
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
  private final ModelDirectory directory;
  private final Function<VersionId, VersionState> states;

  /** When a record last needed a version that was not loaded. */
  private final Map<VersionId, Long> asked = new ConcurrentHashMap<>();

  /**
   * Creates a demand without requests.
   *
   * @param states of the versions
   */
  VersionDemand(
      LoaderSettings settings, ModelDirectory directory, Function<VersionId, VersionState> states) {
    this.settings = settings;
    this.directory = directory;
    this.states = states;
  }

  /** Requests a version that is not loaded; returns whether there was no recent request. */
  boolean ask(VersionId version, long now) {
    return asked.put(version, now) == null;
  }

  /** Drops the requests for a version. */
  void forget(VersionId version) {
    asked.remove(version);
  }

  /** What timelines and records want loaded at a time. */
  WantedVersions wanted(long now) {
    Set<VersionId> present = new LinkedHashSet<>();
    Set<VersionId> others = new LinkedHashSet<>();
    Set<VersionId> challengers = new LinkedHashSet<>();
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
  private List<VersionId> asked(long now) {
    asked.values().removeIf(at -> at < now - settings.keep().toMillis());
    Set<VersionId> known = known();
    Map<VersionId, Long> times = new HashMap<>(asked);
    return times.keySet().stream()
        .filter(known::contains)
        .sorted(
            Comparator.<VersionId, Long>comparing(times::get)
                .reversed()
                .thenComparing(VersionId::toString))
        .toList();
  }

  /**
   * For each route: the version that scores now as present; future versions, the next first, and
   * past ones as others.
   */
  private void addChampions(long now, Set<VersionId> present, Set<VersionId> others) {
    List<Met> met = new ArrayList<>();
    for (Route route : settings.routes()) {
      timeline(route).ifPresent(timeline -> addChampions(route, timeline, now, met));
    }
    met.sort(Comparator.comparing(Met::when).thenComparingLong(Met::distance));
    met.forEach(each -> (each.when() == When.NOW ? present : others).addAll(each.versions()));
  }

  /** When a timeline's entry is valid. */
  private enum When {
    NOW,
    LATER,
    BEFORE
  }

  /**
   * Versions that records may need.
   *
   * @param distance of their entry from now, in milliseconds; 0 for the present one
   */
  private record Met(When when, long distance, List<VersionId> versions) {}

  /** The versions of our routes' timelines, without duplicates. */
  Set<VersionId> known() {
    return settings.routes().stream()
        .flatMap(route -> timeline(route).stream())
        .flatMap(TimelineFit::versions)
        .collect(Collectors.toSet());
  }

  private void addChampions(Route route, Timeline timeline, long now, List<Met> met) {
    TimelineFit fit = fit(route, timeline);
    List<VersionId> champions = timeline.entries().stream().map(Timeline.Entry::champion).toList();
    List<Integer> entries = timeline.entriesFrom(now - settings.keep().toMillis(), now);
    int current = entries.getFirst();
    for (int index : entries) {
      List<VersionId> versions = new ArrayList<>();
      VersionId champion = champions.get(index);
      if (fit.misfit(champion).isEmpty()) {
        versions.add(champion);
      }
      standIn(champions, index, fit).ifPresent(versions::add);
      When when = when(index, current);
      long validFrom = timeline.entries().get(index).validFrom();
      met.add(new Met(when, when == When.NOW ? 0 : Math.abs(validFrom - now), versions));
    }
  }

  private static When when(int index, int current) {
    if (index == current) {
      return When.NOW;
    }
    return index > current ? When.LATER : When.BEFORE;
  }

  /**
   * The champion of an entry or, if refused, the one that scores instead: before it, otherwise
   * after.
   */
  private Optional<VersionId> standIn(List<VersionId> champions, int index, TimelineFit fit) {
    return Stream.concat(
            champions.subList(0, index + 1).reversed().stream(),
            champions.subList(index + 1, champions.size()).stream())
        .filter(version -> fit.misfit(version).isEmpty())
        .filter(version -> !(states.apply(version) instanceof VersionState.Refused))
        .findFirst();
  }

  private void addChallengers(Route route, Timeline timeline, long now, Set<VersionId> needed) {
    TimelineFit fit = fit(route, timeline);
    timeline.entriesFrom(now - settings.keep().toMillis(), now).stream()
        .flatMap(index -> timeline.entries().get(index).challengers().stream())
        .filter(version -> fit.misfit(version).isEmpty())
        .forEach(needed::add);
  }

  /** The timeline of a route, if it has one. */
  Optional<Timeline> timeline(Route route) {
    return directory.timeline(route.name());
  }

  /** Which versions can score a route's records. */
  TimelineFit fit(Route route, Timeline timeline) {
    return new TimelineFit(
        route,
        timeline,
        version -> directory.manifest(version).map(ModelManifest::getInput),
        states);
  }
}
