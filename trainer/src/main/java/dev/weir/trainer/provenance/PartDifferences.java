package dev.weir.trainer.provenance;

import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.Model;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Compares the content of two artifacts between header and end, field by field for each kind of
 * part: kernels, biases, weights, training images and so on.
 */
final class PartDifferences {

  /** One field of one kind of part, over all parts. */
  private static final class Field {
    private long values;
    private long differing;
    private double greatest;

    void compare(Object then, Object now) {
      List<?> first = flat(then);
      List<?> second = flat(now);
      int common = Math.min(first.size(), second.size());
      int longest = Math.max(first.size(), second.size());
      values += longest;
      differing += longest - common;
      for (int i = 0; i < common; i++) {
        compareOne(first.get(i), second.get(i));
      }
    }

    private void compareOne(Object then, Object now) {
      // equals compares bits: it also distinguishes 0.0 from -0.0.
      if (Objects.equals(then, now)) {
        return;
      }
      differing++;
      if (then instanceof Number a && now instanceof Number b) {
        greatest = Math.max(greatest, Math.abs(a.doubleValue() - b.doubleValue()));
      }
    }

    private static List<?> flat(Object value) {
      return switch (value) {
        case List<?> list -> list;
        case ByteBuffer bytes ->
            IntStream.range(bytes.position(), bytes.limit())
                .mapToObj(i -> bytes.get(i) & 0xff)
                .toList();
        default -> List.of(value);
      };
    }

    String detail() {
      return String.format(
          Locale.ROOT, "%,d of %,d values differ, by at most %.3g", differing, values, greatest);
    }
  }

  private final Map<String, Field> fields = new LinkedHashMap<>();

  private PartDifferences() {}

  /** The fields that differ, in the order of the artifact. */
  static List<Difference> of(Model then, Model now) {
    List<SpecificRecord> first = ArtifactCodec.parts(then);
    List<SpecificRecord> second = ArtifactCodec.parts(now);
    List<Difference> found = new ArrayList<>();
    if (first.size() != second.size()) {
      found.add(new Difference("parts", "%d then, %d now".formatted(first.size(), second.size())));
    }
    PartDifferences differences = new PartDifferences();
    for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
      differences.compare(first.get(i), second.get(i), i, found);
    }
    differences.fields.forEach(
        (name, field) -> {
          if (field.differing > 0) {
            found.add(new Difference(name, field.detail()));
          }
        });
    return found;
  }

  private void compare(SpecificRecord then, SpecificRecord now, int at, List<Difference> found) {
    String name = then.getSchema().getName();
    if (!then.getSchema().equals(now.getSchema())) {
      found.add(
          new Difference(
              "part " + at, "a %s then, a %s now".formatted(name, now.getSchema().getName())));
      return;
    }
    for (Schema.Field field : then.getSchema().getFields()) {
      fields
          .computeIfAbsent(name + "." + field.name(), any -> new Field())
          .compare(then.get(field.pos()), now.get(field.pos()));
    }
  }
}
