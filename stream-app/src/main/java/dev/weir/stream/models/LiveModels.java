package dev.weir.stream.models;

import dev.weir.stream.names.ModelVersionId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * All routes with their models at a moment: an immutable snapshot that is replaced as a whole.
 *
 * @param routes by name
 * @param classes of the known versions, loaded or not
 * @param asked receives versions that a record needs and that are only loaded on demand;
 *     thread-safe
 */
public record LiveModels(
    Map<String, RouteTimeline> routes,
    Map<ModelVersionId, Set<String>> classes,
    Consumer<ModelVersionId> asked) {
  /** The initial, empty snapshot. */
  public static final LiveModels NONE = new LiveModels(Map.of());

  public LiveModels {
    routes = Map.copyOf(routes);
    classes = Map.copyOf(classes);
  }

  /** Creates a snapshot of models that need no loading. */
  public LiveModels(Map<String, RouteTimeline> routes) {
    this(routes, classesOf(loaded(routes)), version -> {});
  }

  private static Map<ModelVersionId, Set<String>> classesOf(Set<LoadedModel> models) {
    Map<ModelVersionId, Set<String>> classes = new HashMap<>();
    models.forEach(model -> classes.put(model.id(), Set.copyOf(model.model().classes())));
    return classes;
  }

  /** Returns the choice for a record of a route and event time, in milliseconds since the epoch. */
  public ModelSelection choose(String route, long eventTime) {
    RouteTimeline models = routes.get(route);
    return models == null
        ? new ModelSelection.Pending("route " + route + " has no assignment")
        : models.choose(eventTime);
  }

  /** Returns the model that scores a route's records at a time, if one does. */
  public Optional<LoadedModel> champion(String route, long now) {
    return choose(route, now) instanceof ModelSelection.ChampionSelected scoring
        ? Optional.of(scoring.model())
        : Optional.empty();
  }

  /** Returns the seconds since the champion of a route was published; NaN without one. */
  public double championAge(String route) {
    long now = System.currentTimeMillis();
    return champion(route, now)
        .map(model -> (now - model.publishedAt().toEpochMilli()) / 1000.0)
        .orElse(Double.NaN);
  }

  /** Returns whether records of a time can be scored on each of the routes. */
  public boolean ready(Collection<String> names, long now) {
    return names.stream().map(routes::get).allMatch(models -> models != null && models.ready(now));
  }

  /**
   * Returns whether a version that scored one of the routes before a time is still to be loaded.
   */
  public boolean isLoadingBefore(Collection<String> names, long now) {
    return names.stream()
        .map(routes::get)
        .anyMatch(models -> models != null && models.isLoadingBefore(now));
  }

  /** Returns the number of suspended challengers of a route. */
  public long suspended(String route) {
    RouteTimeline models = routes.get(route);
    return models == null ? 0 : models.suspended();
  }

  /** Returns all models that can score. */
  public Set<LoadedModel> loaded() {
    return loaded(routes);
  }

  private static Set<LoadedModel> loaded(Map<String, RouteTimeline> routes) {
    return routes.values().stream()
        .flatMap(route -> route.loaded().stream())
        .collect(Collectors.toSet());
  }
}
