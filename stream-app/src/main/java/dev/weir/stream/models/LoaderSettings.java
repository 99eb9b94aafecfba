package dev.weir.stream.models;

import dev.weir.routes.Route;
import dev.weir.stream.config.Role;
import java.util.List;

/**
 * What the model loader loads for.
 *
 * @param routes the configured routes
 * @param role which versions score here; others are not loaded
 * @param limits what challengers may do
 */
public record LoaderSettings(List<Route> routes, Role role, ChallengerLimits limits) {
  public LoaderSettings {
    routes = List.copyOf(routes);
  }

  /** The names of the routes. */
  public List<String> names() {
    return routes.stream().map(Route::name).toList();
  }
}
