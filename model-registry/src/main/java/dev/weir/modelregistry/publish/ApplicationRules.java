package dev.weir.modelregistry.publish;

import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.modelregistry.routes.ArtifactLimits;
import dev.weir.modelregistry.routes.InputCompatibility;
import dev.weir.modelregistry.routes.Refusal;
import dev.weir.modelregistry.routes.Route;
import dev.weir.modelregistry.routes.SplitKinds;
import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import dev.weir.schemas.Topic;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rules by which the application refuses versions, as far as they can be checked without it:
 * from its settings and the topic {@code models}. Only the application verifies an artifact's
 * bytes.
 *
 * @param routes its routes; others are assumed to have no settings
 * @param limits limits on the artifacts that it fetches
 * @param lead minimum lead of timeline changes
 */
public record ApplicationRules(List<Route> routes, ArtifactLimits limits, LeadTime lead) {
  private static final List<Route> USUAL_ROUTES =
      List.of(
          Route.withoutSettings(Topic.SIGNALS.baseName()),
          Route.withoutSettings(Topic.IMAGES.baseName()));

  public ApplicationRules {
    routes = List.copyOf(routes);
  }

  /** The rules of an application with unknown settings. */
  public static ApplicationRules withoutSettings() {
    return of(USUAL_ROUTES, ArtifactLimits.USUAL_MAX_BYTES, List.of());
  }

  /**
   * The rules of an application with these settings.
   *
   * @param maxBytes {@code model.max.bytes}
   * @param keys {@code model.signature.keys}
   */
  public static ApplicationRules of(List<Route> routes, long maxBytes, List<PublicKey> keys) {
    return new ApplicationRules(
        routes, new ArtifactLimits(ArtifactCodec.kinds(), maxBytes, keys), LeadTime.USUAL);
  }

  /** These rules with another minimum lead. */
  public ApplicationRules with(LeadTime other) {
    return new ApplicationRules(routes, limits, other);
  }

  /**
   * Checks that a route exists: it has a timeline or is configured in the application.
   *
   * @throws PublishException if it does not; the message lists the known routes
   */
  public void requireRoute(String route, ModelCatalogue catalogue) {
    SortedSet<String> known = new TreeSet<>();
    catalogue.assignments().forEach(each -> known.add(each.getRoute()));
    routes.forEach(each -> known.add(each.name()));
    if (!known.contains(route)) {
      throw new PublishException(
          "there is no route %s; known routes are %s".formatted(route, String.join(", ", known)));
    }
  }

  /**
   * The versions of a timeline that the application refuses, with reasons, in the timeline's order.
   */
  public Map<ModelVersion, Refusal> refusals(ModelCatalogue catalogue, ModelAssignment assignment) {
    Route route = route(assignment.getRoute());
    InputCompatibility fit = new InputCompatibility(route, champions(route, catalogue, assignment));
    Map<ModelVersion, Refusal> refusals = new LinkedHashMap<>();
    for (ModelVersion version :
        (Iterable<ModelVersion>) TimelineQueries.versions(assignment)::iterator) {
      catalogue
          .manifest(version.getName(), version.getVersion())
          .flatMap(it -> alone(route, it).or(() -> fit.incompatibility(it.getInput())))
          .ifPresent(refusal -> refusals.put(version, refusal));
    }
    return refusals;
  }

  /** The champions' inputs, without champions that are refused on their own. */
  private Stream<ModelInput> champions(
      Route route, ModelCatalogue catalogue, ModelAssignment assignment) {
    return assignment.getTimeline().stream()
        .map(TimelineEntry::getChampion)
        .flatMap(it -> catalogue.manifest(it.getName(), it.getVersion()).stream())
        .filter(manifest -> alone(route, manifest).isEmpty())
        .map(ModelManifest::getInput);
  }

  /** The refusal of a version that does not depend on the others of its timeline. */
  private Optional<Refusal> alone(Route route, ModelManifest manifest) {
    return limits
        .refusal(manifest)
        .or(() -> isSplit(route, manifest) ? SplitKinds.refusal(manifest) : Optional.empty());
  }

  /** Models of another input do not fit the route, whether they can be split or not. */
  private static boolean isSplit(Route route, ModelManifest manifest) {
    return route.shards() > 1 && manifest.getInput().getType().equals(route.input());
  }

  private Route route(String name) {
    Optional<Route> known = routes.stream().filter(route -> route.name().equals(name)).findFirst();
    return known.orElseGet(() -> Route.withoutSettings(name));
  }
}
