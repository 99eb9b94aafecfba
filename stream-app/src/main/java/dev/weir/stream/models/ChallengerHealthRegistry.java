package dev.weir.stream.models;

import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.names.ModelVersionId;
import java.util.HashMap;
import java.util.Map;

/**
 * The health of every challenger, by route, entry and version. It survives updates of the timeline
 * and starts over if a version is assigned again at another time. Not thread-safe.
 */
public final class ChallengerHealthRegistry {
  private final ChallengerLimits limits;
  private final WeirMetrics metrics;
  private final Map<Key, ChallengerHealth> healthRegistry = new HashMap<>();

  /** A challenger; the same version in another entry of the timeline is a different one. */
  private record Key(String route, long validFrom, ModelVersionId version) {}

  public ChallengerHealthRegistry(ChallengerLimits limits, WeirMetrics metrics) {
    this.limits = limits;
    this.metrics = metrics;
  }

  /** Returns the health of an entry's challenger, always the same instance. */
  public ChallengerHealth of(String route, long validFrom, ModelVersionId version) {
    return healthRegistry.computeIfAbsent(new Key(route, validFrom, version), this::create);
  }

  private ChallengerHealth create(Key key) {
    return new ChallengerHealth(
        "challenger %s of route %s".formatted(key.version(), key.route()),
        limits,
        metrics.challengerFailures(key.version()));
  }

  /** Removes the challengers of a route that are no longer in its timeline. */
  void keepOnly(Timeline timeline) {
    healthRegistry
        .keySet()
        .removeIf(key -> key.route().equals(timeline.route()) && !isIn(timeline, key));
  }

  private static boolean isIn(Timeline timeline, Key key) {
    return timeline.entries().stream()
        .anyMatch(
            entry ->
                entry.validFrom() == key.validFrom()
                    && entry.challengers().contains(key.version()));
  }
}
