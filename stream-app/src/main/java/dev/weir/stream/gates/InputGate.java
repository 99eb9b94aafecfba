package dev.weir.stream.gates;

import dev.weir.stream.models.LiveModels;
import java.util.List;

/**
 * Whether the records of an input topic are read. It opens once each of the topic's routes has a
 * verified model: only then can any of its records be classified, whatever its source. It closes
 * again where none of them has an assignment any more, or where a record comes of one that has
 * none: while others have theirs, nobody may send records of that one. The version that scored
 * before is waited for as well: a record that asks for it would wait on a stream's thread, for
 * {@code retry.timeout} at the most.
 */
final class InputGate {
  private final String topic;
  private final List<String> routes;
  private volatile boolean open;

  InputGate(String topic, List<String> routes) {
    this.topic = topic;
    this.routes = List.copyOf(routes);
  }

  String topic() {
    return topic;
  }

  boolean isOpen() {
    return open;
  }

  /** Returns whether it has just opened. */
  boolean opens(LiveModels live, long now) {
    if (open || !live.ready(routes, now) || live.isLoadingBefore(routes, now)) {
      return false;
    }
    open = true;
    return true;
  }

  /** Returns whether it has closed just now: none of its routes is assigned a model any more. */
  boolean closes(LiveModels live) {
    if (!open || routes.stream().anyMatch(live.routes()::containsKey)) {
      return false;
    }
    open = false;
    return true;
  }

  /** Returns whether it is the gate of a route, which has none of its records read then. */
  boolean closesFor(String route) {
    if (!routes.contains(route)) {
      return false;
    }
    open = false;
    return true;
  }

  /** Returns whether it is closed although somebody has begun to assign models to its routes. */
  boolean isAwaited(LiveModels live) {
    return !open && routes.stream().anyMatch(live.routes()::containsKey);
  }
}
