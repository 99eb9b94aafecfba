package dev.weir.stream.models;

import dev.weir.modelregistry.routes.Route;
import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.config.NoUsableVersion;
import java.time.Duration;
import java.util.List;

/**
 * Settings of the model loader.
 *
 * @param routes the configured routes
 * @param role which versions score here; others are not loaded
 * @param noUsable what happens to records before the first usable version
 * @param limits of challengers
 * @param memory bytes of heap for all models together
 * @param keep how long a version stays loaded after the last event time that it scores
 */
public record LoaderSettings(
    List<Route> routes,
    InstanceRole role,
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
