package dev.weir.stream.models;

import dev.weir.modelregistry.routes.Route;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Compares the configured routes with the assignments and logs each mismatch once: a route without
 * an assignment, and an assignment without a route. A topic without any assigned model causes no
 * warning if another topic has one.
 */
final class RouteLogger {
  private static final Logger LOG = LoggerFactory.getLogger(RouteLogger.class);

  /** Maximum number of routes named at once. */
  private static final int MAX_LOGGED = 20;

  private final List<Route> routes;
  private List<Route> unassigned = List.of();
  private Set<String> unused = Set.of();

  RouteLogger(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /** Checks the routes that have an assignment. */
  void update(Set<String> assigned) {
    List<Route> waiting =
        routes.stream().filter(route -> !assigned.contains(route.name())).toList();
    waiting.stream()
        .filter(route -> !unassigned.contains(route))
        .forEach(route -> logUnassigned(route, assigned));
    Set<String> extra = new TreeSet<>(assigned);
    routes.forEach(route -> extra.remove(route.name()));
    int told = 0;
    for (String route : extra) {
      if (!unused.contains(route) && ++told <= MAX_LOGGED) {
        LOG.warn(
            "the assignment of route {} is not used: the configuration has the routes {}",
            route,
            routes.stream().map(Route::name).toList());
      }
    }
    if (told > MAX_LOGGED) {
      LOG.warn("the assignments of {} other routes are not used either", told - MAX_LOGGED);
    }
    unassigned = waiting;
    unused = extra;
  }

  private void logUnassigned(Route route, Set<String> assigned) {
    List<Route> inUse = routes.stream().filter(each -> assigned.contains(each.name())).toList();
    boolean isHeldUp =
        inUse.isEmpty() || inUse.stream().anyMatch(each -> each.input().equals(route.input()));
    LOG.atLevel(isHeldUp ? Level.WARN : Level.INFO)
        .log(
            "route {} has no assignment: the records of its topic wait until it has one;"
                + " ./weir assign {} NAME/VERSION --new-route gives it one",
            route.name(),
            route.name());
  }
}
