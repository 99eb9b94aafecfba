package dev.weir.stream.readiness;

import dev.weir.stream.models.LiveModels;
import java.util.List;

/**
 * Whether the records of an input topic are read. The gate opens once each of the topic's routes
 * has a verified model: only then can every record be classified, whatever its source. It closes
 * again when none of the routes has an assignment, or when a record arrives on a route without one;
 * a route without an assignment and without records closes nothing. The gate also waits for the
 * previously valid version: a record that needs it would block a stream thread, for up to {@code
 * retry.timeout}.
 */
final class InputReadiness {
  private final String topic;
  private final List<String> routes;
  private volatile boolean open;

  InputReadiness(String topic, List<String> routes) {
    this.topic = topic;
    this.routes = List.copyOf(routes);
  }

  String topic() {
    return topic;
  }

  boolean isReady() {
    return open;
  }

  /** Returns whether it has just opened. */
  boolean tryOpen(LiveModels live, long now) {
    if (open || !live.ready(routes, now) || live.isLoadingBefore(routes, now)) {
      return false;
    }
    open = true;
    return true;
  }

  /** Returns whether it has just closed: none of its routes has an assignment. */
  boolean tryClose(LiveModels live) {
    if (!open || routes.stream().anyMatch(live.routes()::containsKey)) {
      return false;
    }
    open = false;
    return true;
  }

  /** Closes the gate if a route belongs to it; returns whether it does. */
  boolean tryCloseFor(String route) {
    if (!routes.contains(route)) {
      return false;
    }
    open = false;
    return true;
  }

  /** Returns whether it is closed although any of its routes has an assignment. */
  boolean isAwaited(LiveModels live) {
    return !open && routes.stream().anyMatch(live.routes()::containsKey);
  }
}
