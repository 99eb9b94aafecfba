package dev.weir.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.publish.AssignmentOutcome;
import dev.weir.publish.ModelCatalogue;
import dev.weir.publish.Publication;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.json.RecordJson;
import org.apache.avro.specific.SpecificRecord;

/** The same for programs: each a JSON object. Records have their schemas' fields. */
public final class ModelsJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelsJson() {}

  /** {@code {"models":[...],"routes":[...]}}. */
  public static ObjectNode of(ModelCatalogue catalogue) {
    ObjectNode all = JSON.createObjectNode();
    ArrayNode models = all.putArray("models");
    catalogue.manifests().forEach(one -> models.add(of(one, catalogue)));
    ArrayNode routes = all.putArray("routes");
    catalogue.assignments().forEach(one -> routes.add(record(one)));
    return all;
  }

  /** The manifest, and {@code uses}: where and when the version scores. */
  public static ObjectNode of(ModelManifest manifest, ModelCatalogue catalogue) {
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

  /** The route's timeline as it is now, and {@code changed}. */
  public static ObjectNode of(AssignmentOutcome outcome) {
    return record(outcome.assignment()).put("changed", outcome.changed());
  }

  /** The manifest, and {@code changed}. */
  public static ObjectNode of(Publication publication) {
    return record(publication.manifest()).put("changed", publication.changed());
  }

  /** The same, and {@code assignment}: the route's timeline, with its own {@code changed}. */
  public static ObjectNode of(Publication publication, AssignmentOutcome outcome) {
    ObjectNode object = of(publication);
    object.set("assignment", of(outcome));
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
