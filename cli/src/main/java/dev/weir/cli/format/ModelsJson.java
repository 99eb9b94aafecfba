package dev.weir.cli.format;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.modelregistry.publish.RefusedVersion;
import dev.weir.modelregistry.publish.UnusableRecord;
import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import java.util.List;

/**
 * Published versions and timelines as JSON.
 *
 * @param models all versions
 * @param routes all timelines
 * @param unusable the unusable records of {@code models}
 * @param instances the queried instances
 */
public record ModelsJson(
    List<Version> models,
    List<Route> routes,
    List<UnusableRecord> unusable,
    List<InstanceResponse> instances) {

  /** A manifest and the version's assignments. */
  record Version(@JsonUnwrapped ModelManifest manifest, List<VersionUse> uses) {
    static Version of(ModelManifest manifest, ModelsView view) {
      return new Version(
          manifest,
          VersionUse.of(TimelineQueries.version(manifest), view.catalogue().assignments()));
    }
  }

  /** A timeline, its refused versions by the rules, and the status reported by instances. */
  record Route(
      @JsonUnwrapped ModelAssignment assignment,
      List<RefusedVersion> refused,
      @JsonUnwrapped RouteStatus status) {}

  /** One version's refusal and status on a route. */
  record VersionRoute(
      String route, List<RefusedVersion> refused, @JsonUnwrapped RouteStatus status) {}

  /** One version with its routes. */
  record Single(
      @JsonUnwrapped Version version,
      List<VersionRoute> routes,
      List<InstanceResponse> instances) {}

  /** All versions and routes. */
  public static ModelsJson of(ModelsView view) {
    return new ModelsJson(
        view.catalogue().manifests().stream().map(one -> Version.of(one, view)).toList(),
        view.catalogue().assignments().stream().map(one -> route(one, view)).toList(),
        view.catalogue().unusable(),
        view.answers());
  }

  private static Route route(ModelAssignment assignment, ModelsView view) {
    return new Route(
        assignment, RefusedVersion.of(view.refusals(assignment)), view.status(assignment));
  }

  /** One version, with its status on each of its routes. */
  public static Object of(ModelManifest manifest, ModelsView view) {
    ModelVersion version = TimelineQueries.version(manifest);
    return new Single(
        Version.of(manifest, view),
        view.catalogue().routesOf(version).stream().map(it -> on(it, version, view)).toList(),
        view.answers());
  }

  private static VersionRoute on(String route, ModelVersion version, ModelsView view) {
    String name = TimelineQueries.name(version);
    Route all = route(view.catalogue().requireAssignment(route), view);
    return new VersionRoute(
        route,
        all.refused().stream().filter(it -> it.version().equals(name)).toList(),
        all.status().of(name));
  }
}
