package dev.weir.stream.ingest;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.decode.OutputSettings;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RecordDecoder;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.metrics.WeirMetrics;
import java.util.List;

/**
 * What the ingest processors of one input topic share.
 *
 * @param <R> the topic's records
 * @param routes of the topic, in matching order
 * @param role whether unusable records become dead letters here
 * @param decoder of the records
 * @param checks of every input record
 * @param outputs what dead letters copy from records
 * @param metrics the meters
 */
public record IngestContext<R>(
    List<RouteConfig> routes,
    InstanceRole role,
    RecordDecoder<R> decoder,
    RecordChecks checks,
    OutputSettings outputs,
    WeirMetrics metrics) {
  public IngestContext {
    routes = List.copyOf(routes);
  }

  /**
   * Finds the route of a source.
   *
   * @throws RejectedException if no route takes it
   */
  RouteConfig route(String source) throws RejectedException {
    return route(routes, source);
  }

  /**
   * Finds the first of several routes that takes a source.
   *
   * @throws RejectedException if none does
   */
  public static RouteConfig route(List<RouteConfig> routes, String source)
      throws RejectedException {
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

  /** In metrics, the route of a record whose source is unknown or has no route. */
  String unknownRoute() {
    return unknownRoute(routes);
  }

  /** The same of several routes. */
  public static String unknownRoute(List<RouteConfig> routes) {
    return routes.size() == 1 ? routes.getFirst().name() : "none";
  }
}
