package dev.weir.inputs.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.inputs.format.RecordSamples;
import dev.weir.inputs.format.SchemaChoices;
import dev.weir.inputs.path.PlanNode;
import dev.weir.inputs.path.SlotPlan;
import dev.weir.schemas.SchemaText;
import dev.weir.schemas.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Records of a JSON schema. An object has the properties that its schema names; others only if the
 * schema says what they are or, explicitly, that there may be others. Of a place without a type,
 * all types are tried.
 */
public final class JsonSchemaSamples implements RecordSamples {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonNode ANY = JSON.booleanNode(true);

  /** The types that a place without one may have, the usual ones first. */
  private static final List<String> TYPES =
      List.of("number", "string", "array", "object", "boolean");

  private final JsonSchemas schemas;
  private final UnaryOperator<byte[]> frame;

  /**
   * Takes a schema.
   *
   * @param frame what a topic's values have around a record
   * @throws UndecodableException if it is not JSON
   */
  public JsonSchemaSamples(SchemaText schema, UnaryOperator<byte[]> frame) {
    this.frame = frame;
    try {
      schemas = JsonSchemas.of(schema);
    } catch (JsonProcessingException e) {
      throw new UndecodableException("The schema is not JSON", e);
    }
  }

  @Override
  public List<byte[]> of(SlotPlan plan) {
    return SchemaChoices.all(
        MOST,
        choices ->
            frame.apply(
                new Making(choices)
                    .value(schemas.root(), plan.root())
                    .toString()
                    .getBytes(StandardCharsets.UTF_8)));
  }

  /** The making of one record. */
  private final class Making {
    private final SchemaChoices choices;

    Making(SchemaChoices choices) {
      this.choices = choices;
    }

    /**
     * A value.
     *
     * @param node what is wanted of it; null: nothing, and null is valid enough
     */
    JsonNode value(JsonSchemas.Place place, @Nullable PlanNode node) {
      if (node == null) {
        return JSON.nullNode();
      }
      JsonSchemas.Place one = one(place);
      JsonNode schema = one.schema();
      JsonNode fixed = schema.has("const") ? schema.get("const") : schema.path("enum").path(0);
      if (!fixed.isMissingNode()) {
        return fixed;
      }
      return switch (type(schema)) {
        case "object" -> object(one, node);
        case "array" -> array(one, node);
        case "string" -> JSON.textNode(TEXT);
        case "integer" -> JSON.numberNode(1);
        case "number" -> JSON.numberNode(1.0);
        case "boolean" -> JSON.booleanNode(true);
        default -> JSON.nullNode();
      };
    }

    /** Without references and alternatives. */
    private JsonSchemas.Place one(JsonSchemas.Place place) {
      JsonSchemas.Place one = schemas.resolve(place);
      for (String key : List.of("oneOf", "anyOf")) {
        List<JsonNode> alternatives = new ArrayList<>();
        one.schema().path(key).forEach(alternatives::add);
        alternatives.removeIf(each -> each.path("type").asText().equals("null"));
        if (!alternatives.isEmpty()) {
          one = schemas.resolve(one.with(choices.of(alternatives), key));
        }
      }
      return one;
    }

    private String type(JsonNode schema) {
      JsonNode type = schema.path("type");
      if (type.isTextual()) {
        return type.asText();
      }
      if (type.isMissingNode() && schema.has("properties")) {
        return "object";
      }
      if (type.isMissingNode() && schema.has("items")) {
        return "array";
      }
      List<String> types = new ArrayList<>();
      type.forEach(each -> types.add(each.asText()));
      types.remove("null");
      return choices.of(types.isEmpty() ? TYPES : types);
    }

    private JsonNode object(JsonSchemas.Place place, PlanNode node) {
      JsonNode properties = place.schema().path("properties");
      ObjectNode object = JSON.objectNode();
      for (var property : properties.properties()) {
        object.set(
            property.getKey(), value(place.of(property.getValue()), node.field(property.getKey())));
      }
      JsonNode others = others(place.schema(), properties);
      if (others != null) {
        node.fields()
            .forEach(
                (name, each) -> {
                  if (!object.has(name)) {
                    object.set(name, value(place.of(others), each));
                  }
                });
      }
      return object;
    }

    /** The schema of properties that are not named; null: there are none. */
    private static @Nullable JsonNode others(JsonNode schema, JsonNode properties) {
      JsonNode others = schema.path("additionalProperties");
      if (others.isObject() || others.asBoolean()) {
        return others;
      }
      boolean isFree = others.isMissingNode() && properties.isEmpty();
      return isFree || schema.has("patternProperties") ? ANY : null;
    }

    private JsonNode array(JsonSchemas.Place place, PlanNode node) {
      JsonNode schema = place.schema();
      boolean isOlder = schema.path("items").isArray();
      JsonNode tuple = schema.path(isOlder ? "items" : "prefixItems");
      JsonNode rest = schema.path(isOlder ? "additionalItems" : "items");
      ArrayNode array = JSON.arrayNode();
      int count = Math.max(Math.max(1, node.elements()), tuple.size());
      for (int i = 0; i < count; i++) {
        JsonNode item = i < tuple.size() ? tuple.get(i) : rest;
        if (item.isBoolean() && !item.asBoolean()) {
          break;
        }
        PlanNode each = node.each() != null ? node.each() : node.element(i);
        array.add(value(place.of(item.isMissingNode() ? ANY : item), node.isLeaf() ? node : each));
      }
      return array;
    }
  }
}
