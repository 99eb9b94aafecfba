package dev.weir.stream.models;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the configured routes against the assignments, and says once what does not fit: a route
 * that waits for an assignment, and an assignment that no route uses.
 */
final class RouteWatch {
  private static final Logger LOG = LoggerFactory.getLogger(RouteWatch.class);

  private final List<String> routes;
  private Set<String> unassigned = Set.of();
  private Set<String> unused = Set.of();

  RouteWatch(List<String> routes) {
    this.routes = List.copyOf(routes);
  }

  /** Looks at the routes that have an assignment. */
  void look(Set<String> assigned) {
    Set<String> waiting = new TreeSet<>(routes);
    waiting.removeAll(assigned);
    for (String route : waiting) {
      if (!unassigned.contains(route)) {
        LOG.warn(
            "route {} has no assignment: no record is classified before it has one;"
                + " ./weir assign {} NAME/VERSION --new-route gives it one",
            route,
            route);
      }
    }
    Set<String> extra = new TreeSet<>(assigned);
    routes.forEach(extra::remove);
    for (String route : extra) {
      if (!unused.contains(route)) {
        LOG.warn(
            "the assignment of route {} is not used: the configuration has the routes {}",
            route,
            routes);
      }
    }
    unassigned = waiting;
    unused = extra;
  }
}
