package dev.weir.stream.ingest;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.decode.RejectedException;
import java.util.List;

/**
 * The routes of one input topic, in matching order.
 *
 * @param routes in matching order
 */
record RouteMatcher(List<RouteConfig> routes) {
  /** In metrics, the route of records without one. */
  static final String NO_ROUTE = "none";

  /**
   * Finds the route of a source.
   *
   * @throws RejectedException if no route takes it
   */
  RouteConfig of(String source) throws RejectedException {
    for (RouteConfig route : routes) {
      if (route.takes(source)) {
        return route;
      }
    }
    throw new RejectedException(
        DeadLetterReason.NO_ROUTE,
        "the record's source matches no route of "
            + routes.stream().map(RouteConfig::name).toList());
  }

  /** In metrics, the route of a record whose source is unknown. */
  String ofUnknown() {
    return routes.size() == 1 ? routes.getFirst().name() : NO_ROUTE;
  }
}
