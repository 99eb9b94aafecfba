package dev.weir.stream.models;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The versions that are to be loaded, in the order in which they are and in which memory goes to
 * them: the champions that score now; those that a record waits for, asked for last first; those to
 * come; those before, which late records ask for; and challengers, which nothing waits for. But for
 * what is asked for it is the same on every instance, as it follows from the timelines and the
 * time.
 */
final class WantedVersions {
  /** Nothing is. */
  static final WantedVersions NONE = new WantedVersions(Set.of(), Set.of(), Set.of(), Set.of());

  private final Set<VersionId> present;
  private final Set<VersionId> asked;
  private final Set<VersionId> champions = new LinkedHashSet<>();
  private final Set<VersionId> challengers = new LinkedHashSet<>();
  private final Map<VersionId, Integer> ranks = new HashMap<>();

  /**
   * Puts versions in order.
   *
   * @param present the champions that score now
   * @param asked those that records asked for, the last first
   * @param others the other champions
   * @param challengers those beside them
   */
  WantedVersions(
      Collection<VersionId> present,
      Collection<VersionId> asked,
      Collection<VersionId> others,
      Collection<VersionId> challengers) {
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

  /** What records wait for, the most urgent first. */
  Set<VersionId> champions() {
    return champions;
  }

  /** What nothing waits for. */
  Set<VersionId> challengers() {
    return challengers;
  }

  boolean contains(VersionId version) {
    return ranks.containsKey(version);
  }

  /** Whether it is to score now. */
  boolean isPresent(VersionId version) {
    return present.contains(version);
  }

  /** Whether records alone ask for it. */
  boolean isAsked(VersionId version) {
    return asked.contains(version) && !present.contains(version);
  }

  /** The place in the order, from 0 on; what is not wanted comes after all. */
  int rank(VersionId version) {
    return ranks.getOrDefault(version, Integer.MAX_VALUE);
  }
}
