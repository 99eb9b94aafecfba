package dev.weir.stream.models;

import dev.weir.routes.Route;
import dev.weir.stream.config.NoUsableVersion;
import dev.weir.stream.config.Role;
import java.time.Duration;
import java.util.List;

/**
 * What the model loader loads for.
 *
 * @param routes the configured routes
 * @param role which versions score here; others are not loaded
 * @param noUsable what becomes of records before the first version that can score
 * @param limits what challengers may do
 * @param memory bytes of heap that all models together may take
 * @param keep how long a version stays loaded after the last event time that it scores
 */
public record LoaderSettings(
    List<Route> routes,
    Role role,
    NoUsableVersion noUsable,
    ChallengerLimits limits,
    long memory,
    Duration keep) {
  public LoaderSettings {
    routes = List.copyOf(routes);
  }

  /** The names of the routes. */
  public List<String> names() {
    return routes.stream().map(Route::name).toList();
  }
}
