package dev.weir.inputs;

import dev.weir.inputs.path.FieldPath;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/**
 * The naive definition of a path: what it finds in a whole tree of records, maps and lists. Only
 * for paths of fields and indices.
 */
final class TreeOracle {
  /** Nothing is there. */
  static final String ABSENT = "absent";

  /** A record, a map, or an array of something else than numbers. */
  static final String WRONG = "wrong";

  private TreeOracle() {}

  /** All paths of fields and indices in a tree, also some that lead nowhere. */
  static List<FieldPath> paths(Object tree) {
    List<FieldPath> paths = new ArrayList<>();
    collect(tree, new FieldPath(List.of()), paths);
    return paths;
  }

  private static void collect(Object tree, FieldPath path, List<FieldPath> paths) {
    if (!path.steps().isEmpty()) {
      paths.add(path);
    }
    switch (tree) {
      case IndexedRecord record ->
          record
              .getSchema()
              .getFields()
              .forEach(
                  field ->
                      collect(
                          record.get(field.pos()),
                          path.then(new FieldPath.Field(field.name())),
                          paths));
      case Map<?, ?> map ->
          map.forEach(
              (key, value) ->
                  collect(value, path.then(new FieldPath.Field(key.toString())), paths));
      case List<?> list -> {
        for (int i = 0; i <= list.size(); i++) {
          collect(i < list.size() ? list.get(i) : null, path.then(new FieldPath.Index(i)), paths);
        }
      }
      case null, default -> {}
    }
  }

  /** What is at a path; {@link #ABSENT} if nothing is. */
  static Object find(Object tree, FieldPath path) {
    Object at = tree;
    for (FieldPath.Step step : path.steps()) {
      at =
          switch (step) {
            case FieldPath.Field(String name) -> field(at, name);
            case FieldPath.Index(int index) ->
                at instanceof List<?> list && index < list.size() ? list.get(index) : ABSENT;
            default -> throw new IllegalArgumentException(path.toString());
          };
      if (ABSENT.equals(at)) {
        return ABSENT;
      }
    }
    return at;
  }

  private static Object field(Object at, String name) {
    return switch (at) {
      case IndexedRecord record when record.getSchema().getField(name) != null ->
          record.get(record.getSchema().getField(name).pos());
      case Map<?, ?> map -> {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          if (entry.getKey().toString().equals(name)) {
            yield entry.getValue();
          }
        }
        yield ABSENT;
      }
      case null, default -> ABSENT;
    };
  }

  /** The value as a text part has it: a text, {@link #ABSENT} or {@link #WRONG}. */
  static String text(Object value) {
    return switch (value) {
      case null -> WRONG;
      case String text -> text;
      case CharSequence text -> text.toString();
      case GenericEnumSymbol<?> symbol -> symbol.toString();
      case Integer number -> number.toString();
      case Long number -> number.toString();
      case Boolean truth -> truth.toString();
      case Number number -> {
        double real = number.doubleValue();
        yield real == Math.rint(real) && Math.abs(real) < 1e15
            ? Long.toString((long) real)
            : Double.toString(real);
      }
      case ByteBuffer bytes -> utf8(bytes);
      case GenericFixed _ -> WRONG;
      default -> WRONG;
    };
  }

  private static String utf8(ByteBuffer bytes) {
    try {
      return java.nio.charset.StandardCharsets.UTF_8
          .newDecoder()
          .decode(bytes.duplicate())
          .toString();
    } catch (java.nio.charset.CharacterCodingException e) {
      return WRONG;
    }
  }

  /** The value as values: numbers, or null if it is nothing of that kind. */
  static double[] numbers(Object value) {
    if (value instanceof Number number) {
      return new double[] {number.doubleValue()};
    }
    if (!(value instanceof List<?> list)) {
      return null;
    }
    if (list.stream().allMatch(Number.class::isInstance)) {
      return list.stream().mapToDouble(item -> ((Number) item).doubleValue()).toArray();
    }
    return rows(list);
  }

  private static double[] rows(List<?> list) {
    List<Double> all = new ArrayList<>();
    int length = -1;
    for (Object item : list) {
      if (!(item instanceof List<?> row)
          || !row.stream().allMatch(Number.class::isInstance)
          || (length >= 0 && row.size() != length)) {
        return null;
      }
      length = row.size();
      row.forEach(number -> all.add(((Number) number).doubleValue()));
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
