package dev.weir.inputs.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.schemas.SchemaText;
import dev.weir.schemas.UndecodableException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A JSON schema and those it refers to. */
final class JsonSchemas {
  /** Maximum length of a chain of references. */
  private static final int MOST = 100;

  private static final ObjectMapper MAPPER = new ObjectMapper(JsonFormat.FACTORY);

  private final JsonNode root;
  private final Map<String, JsonNode> byName = new HashMap<>();

  private JsonSchemas(JsonNode root) {
    this.root = root;
  }

  static JsonSchemas of(SchemaText text) throws JsonProcessingException {
    JsonSchemas all = new JsonSchemas(MAPPER.readTree(text.text()));
    for (var each : text.references().entrySet()) {
      all.byName.put(each.getKey(), MAPPER.readTree(each.getValue()));
    }
    return all;
  }

  /**
   * A schema within a document.
   *
   * @param document that its references without a name are into
   */
  record Place(JsonNode document, JsonNode schema) {
    /** Another schema of the same document. */
    Place of(JsonNode other) {
      return new Place(document, other);
    }

    /** This schema, without a keyword, and another one that holds too. */
    Place with(JsonNode other, String without) {
      ObjectNode both = schema.deepCopy();
      both.remove(without);
      return of(merged(both, other));
    }
  }

  Place root() {
    return new Place(root, root);
  }

  /**
   * A schema without references, and without schemas that hold too.
   *
   * @throws UndecodableException if a reference leads nowhere
   */
  Place resolve(Place place) {
    Place resolved = place;
    for (int i = 0; i < MOST; i++) {
      JsonNode schema = resolved.schema();
      if (schema.has("$ref")) {
        Place referred = find(resolved.document(), schema.get("$ref").asText());
        resolved =
            new Place(referred.document(), merged(without(schema, "$ref"), referred.schema()));
      } else if (schema.has("allOf")) {
        ObjectNode all = without(schema, "allOf");
        Place within = resolved;
        schema.get("allOf").forEach(each -> merged(all, resolve(within.of(each)).schema()));
        resolved = resolved.of(all);
      } else {
        return resolved;
      }
    }
    throw new UndecodableException("The schema refers to itself without end");
  }

  private Place find(JsonNode document, String reference) {
    int hash = reference.indexOf('#');
    String name = hash < 0 ? reference : reference.substring(0, hash);
    String pointer = hash < 0 ? "" : reference.substring(hash + 1);
    JsonNode from = name.isEmpty() ? document : byName.get(name);
    try {
      JsonNode found =
          from == null
              ? JsonNodeFactory.instance.missingNode()
              : from.at(JsonPointer.compile(URLDecoder.decode(pointer, StandardCharsets.UTF_8)));
      if (!found.isMissingNode()) {
        return new Place(from, found);
      }
    } catch (IllegalArgumentException e) { // no pointer
    }
    throw new UndecodableException(
        "The schema refers to %s, which is not there".formatted(reference));
  }

  private static ObjectNode without(JsonNode schema, String key) {
    ObjectNode rest = schema.deepCopy();
    rest.remove(key);
    return rest;
  }

  /** Adds what another schema says: properties to those there are, the rest unless it is there. */
  private static ObjectNode merged(ObjectNode into, JsonNode other) {
    for (var each : other.properties()) {
      if (each.getKey().equals("properties") && into.path("properties") instanceof ObjectNode own) {
        each.getValue().properties().forEach(one -> own.putIfAbsent(one.getKey(), one.getValue()));
      } else {
        into.putIfAbsent(each.getKey(), each.getValue());
      }
    }
    return into;
  }
}
