package dev.weir.stream.models;

import dev.weir.stream.names.ModelVersionId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The versions to load, in the order of loading and of memory assignment: the champions that score
 * now; those that a record waits for, latest request first; future ones; past ones, which late
 * records need; and challengers, which nothing waits for. Apart from requests, the order is the
 * same on every instance, as it depends only on the timelines and the time.
 */
final class WantedVersions {
  /** No versions. */
  static final WantedVersions NONE = new WantedVersions(Set.of(), Set.of(), Set.of(), Set.of());

  private final Set<ModelVersionId> present;
  private final Set<ModelVersionId> asked;
  private final Set<ModelVersionId> champions = new LinkedHashSet<>();
  private final Set<ModelVersionId> challengers = new LinkedHashSet<>();
  private final Map<ModelVersionId, Integer> ranks = new HashMap<>();

  /**
   * Orders versions.
   *
   * @param present the champions that score now
   * @param asked those that records requested, the latest first
   * @param others the other champions
   * @param challengers their challengers
   */
  WantedVersions(
      Collection<ModelVersionId> present,
      Collection<ModelVersionId> asked,
      Collection<ModelVersionId> others,
      Collection<ModelVersionId> challengers) {
    this.present = Set.copyOf(present);
    this.asked = Set.copyOf(asked);
    champions.addAll(present);
    champions.addAll(asked);
    champions.addAll(others);
    this.challengers.addAll(challengers);
    this.challengers.removeAll(champions);
    champions.forEach(version -> ranks.put(version, ranks.size()));
    this.challengers.forEach(version -> ranks.put(version, ranks.size()));
  }

  /** Versions that records wait for, the most urgent first. */
  Set<ModelVersionId> champions() {
    return champions;
  }

  /** Versions that no record waits for. */
  Set<ModelVersionId> challengers() {
    return challengers;
  }

  boolean contains(ModelVersionId version) {
    return ranks.containsKey(version);
  }

  /** Whether the version is a champion that scores now. */
  boolean isPresent(ModelVersionId version) {
    return present.contains(version);
  }

  /** Whether only records request the version. */
  boolean isAsked(ModelVersionId version) {
    return asked.contains(version) && !present.contains(version);
  }

  /** The rank in the order, from 0; unwanted versions come last. */
  int rank(ModelVersionId version) {
    return ranks.getOrDefault(version, Integer.MAX_VALUE);
  }
}
