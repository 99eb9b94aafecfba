package dev.weir.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.publish.AssignmentOutcome;
import dev.weir.publish.ModelCatalogue;
import dev.weir.publish.Publication;
import dev.weir.publish.Release;
import dev.weir.routes.Refusal;
import dev.weir.routes.Timelines;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.json.RecordJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Published versions and timelines as JSON. Records have their schemas' fields. */
public final class ModelsJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelsJson() {}

  /**
   * {@code {"models":[...],"routes":[...],"unusable":[...],"instances":[...]}}; a route's {@code
   * refused} is what the application refuses by the rules, its {@code states} are what the queried
   * instances report.
   */
  public static ObjectNode of(ModelsView view) {
    ObjectNode all = JSON.createObjectNode();
    ArrayNode models = all.putArray("models");
    view.catalogue().manifests().forEach(one -> models.add(of(one, view.catalogue())));
    ArrayNode routes = all.putArray("routes");
    view.catalogue().assignments().forEach(one -> routes.add(route(one, view)));
    ArrayNode unusable = all.putArray("unusable");
    view.catalogue()
        .unusable()
        .forEach(
            each ->
                unusable
                    .addObject()
                    .put("key", each.key())
                    .put("place", each.place())
                    .put("why", each.why())
                    .put("unread", each.unread()));
    StatusJson.addInstances(all, view.answers());
    return all;
  }

  private static ObjectNode route(ModelAssignment assignment, ModelsView view) {
    ObjectNode object = record(assignment);
    addRefused(object, view.refusals(assignment));
    StatusJson.addStates(object, view.status(assignment), it -> true);
    return object;
  }

  /** The manifest, {@code uses}, {@code instances}, and the {@code states} on each route. */
  public static ObjectNode of(ModelManifest manifest, ModelsView view) {
    ObjectNode object = of(manifest, view.catalogue());
    ModelVersion version = new ModelVersion(manifest.getName(), manifest.getVersion());
    ArrayNode routes = object.putArray("routes");
    for (String route : view.catalogue().routesOf(version)) {
      ModelAssignment assignment = view.catalogue().requireAssignment(route);
      ObjectNode one = routes.addObject().put("route", route);
      Map<ModelVersion, Refusal> refusals = new HashMap<>(view.refusals(assignment));
      refusals.keySet().retainAll(List.of(version));
      addRefused(one, refusals);
      StatusJson.addStates(
          one, view.status(assignment), it -> it.version().equals(Timelines.name(version)));
    }
    StatusJson.addInstances(object, view.answers());
    return object;
  }

  /** The manifest, and {@code uses}: where and when the version scores. */
  private static ObjectNode of(ModelManifest manifest, ModelCatalogue catalogue) {
    ObjectNode object = record(manifest);
    ArrayNode uses = object.putArray("uses");
    ModelVersion version = new ModelVersion(manifest.getName(), manifest.getVersion());
    for (VersionUse use : VersionUse.of(version, catalogue.assignments())) {
      ObjectNode one =
          uses.addObject()
              .put("route", use.route())
              .put("role", use.role())
              .put("from", use.from().toString());
      use.until().ifPresent(until -> one.put("until", until.toString()));
    }
    return object;
  }

  /**
   * The route's current timeline, {@code changed}, and {@code refused}: the versions that the
   * application refuses.
   */
  public static ObjectNode of(AssignmentOutcome outcome) {
    ObjectNode object = record(outcome.assignment()).put("changed", outcome.changed());
    addRefused(object, outcome.refusals());
    return object;
  }

  private static void addRefused(ObjectNode object, Map<ModelVersion, Refusal> refusals) {
    ArrayNode refused = object.putArray("refused");
    refusals.forEach(
        (version, why) ->
            refused
                .addObject()
                .put("version", Timelines.name(version))
                .put("reason", why.reason().tag())
                .put("detail", why.detail()));
  }

  /** The manifest, and {@code changed}. */
  public static ObjectNode of(Publication publication) {
    return record(publication.manifest()).put("changed", publication.changed());
  }

  /**
   * The manifest, {@code changed}, {@code sameBytes}: other versions of the model with the same
   * bytes, and {@code assignment}, if there was one: the route's timeline, with its own {@code
   * changed}.
   */
  public static ObjectNode of(Release.Outcome outcome) {
    ObjectNode object = of(outcome.publication());
    ArrayNode same = object.putArray("sameBytes");
    outcome.twins().forEach(twin -> same.add(Timelines.name(twin)));
    outcome.assignment().ifPresent(it -> object.set("assignment", of(it)));
    return object;
  }

  private static ObjectNode record(SpecificRecord record) {
    try {
      JsonNode node = JSON.readTree(RecordJson.render(record));
      return (ObjectNode) node;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record did not render as JSON", e);
    }
  }
}
