package dev.weir.stream.models;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All routes with their models at a moment: an immutable picture that is replaced as a whole.
 *
 * @param routes by name
 */
public record LiveModels(Map<String, RouteModels> routes) {
  /** Before anything is known. */
  public static final LiveModels NONE = new LiveModels(Map.of());

  public LiveModels {
    routes = Map.copyOf(routes);
  }

  /** Returns who scores a record of a route and event time, in milliseconds since the epoch. */
  public Choice choose(String route, long eventTime) {
    RouteModels models = routes.get(route);
    return models == null
        ? new Choice.NotYet("route " + route + " has no assignment yet")
        : models.choose(eventTime);
  }

  /** Returns the model that scores a route's records of a moment, if one does. */
  public Optional<LoadedModel> champion(String route, long now) {
    return choose(route, now) instanceof Choice.Scoring scoring
        ? Optional.of(scoring.model())
        : Optional.empty();
  }

  /** Returns whether each of the routes has a champion at a moment. */
  public boolean ready(Collection<String> names, long now) {
    return names.stream().allMatch(route -> champion(route, now).isPresent());
  }

  /** Returns all models that can score. */
  public Set<LoadedModel> loaded() {
    return routes.values().stream()
        .flatMap(r -> r.timeline().entries().stream().map(e -> r.state(e.champion())))
        .map(s -> s instanceof VersionState.Loaded loaded ? loaded.model() : null)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** Returns the names of the routes, sorted. */
  public List<String> names() {
    return routes.keySet().stream().sorted().toList();
  }
}
