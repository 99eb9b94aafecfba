package dev.weir.inputs.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.inputs.format.FoundField;
import dev.weir.inputs.path.FieldPath;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists the fields of a JSON value. */
final class JsonOutline {
  private final JsonParser parser;
  private final Map<FieldPath, String> fields = new LinkedHashMap<>();

  private JsonOutline(JsonParser parser) {
    this.parser = parser;
  }

  static List<FoundField> of(JsonParser parser) throws IOException {
    JsonOutline outline = new JsonOutline(parser);
    JsonToken first = parser.nextToken();
    if (first != null) {
      outline.value(first, new FieldPath(List.of()));
    }
    return outline.fields.entrySet().stream()
        .map(field -> new FoundField(field.getKey(), field.getValue()))
        .toList();
  }

  private void value(JsonToken token, FieldPath path) throws IOException {
    switch (token) {
      case START_OBJECT -> object(path);
      case START_ARRAY -> array(path);
      default -> add(path, kind(token));
    }
  }

  private void object(FieldPath path) throws IOException {
    add(path, "an object");
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      if (hasRoom(path)) {
        value(token, path.then(new FieldPath.Field(name)));
      } else {
        parser.skipChildren();
      }
    }
  }

  private void array(FieldPath path) throws IOException {
    add(path, "an array");
    boolean descends = hasRoom(path);
    int count = 0;
    String kinds = "";
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      String kind = plural(token);
      kinds = count == 0 || kinds.equals(kind) ? kind : "values of different kinds";
      count++;
      if (descends && token.isStructStart()) {
        value(token, path.then(new FieldPath.Each()));
      } else {
        parser.skipChildren();
      }
    }
    fields.replace(path, "an array of %d %s".formatted(count, count == 0 ? "elements" : kinds));
  }

  private void add(FieldPath path, String what) {
    if (fields.size() < FoundField.MOST) {
      fields.putIfAbsent(path, what);
    }
  }

  private boolean hasRoom(FieldPath path) {
    return fields.size() < FoundField.MOST && path.steps().size() < FieldPath.MOST_STEPS;
  }

  private static String kind(JsonToken token) {
    return switch (token) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_STRING -> "a text";
      case VALUE_NULL -> "null";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      default -> "nothing";
    };
  }

  private static String plural(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "objects";
      case START_ARRAY -> "arrays";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "numbers";
      case VALUE_STRING -> "texts";
      case VALUE_NULL -> "nulls";
      default -> "truth values";
    };
  }
}
