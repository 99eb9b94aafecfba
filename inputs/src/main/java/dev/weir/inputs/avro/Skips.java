package dev.weir.inputs.avro;

import dev.weir.base.BoundedDecoder;
import dev.weir.inputs.path.Slots;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;

/** Skips values that no path wants. */
final class Skips {
  private static final Code NOTHING = (in, slots) -> {};
  private static final int NO_FIXED_SIZE = -1;

  private Skips() {}

  /** The code that skips a value of a schema. */
  static Code of(Schema schema) {
    int size = size(schema);
    if (size >= 0) {
      return size == 0 ? NOTHING : (in, slots) -> in.skipFixed(size);
    }
    return switch (schema.getType()) {
      case INT, LONG, ENUM -> (in, slots) -> in.readLong();
      case STRING, BYTES -> (in, slots) -> in.skipBytes();
      case ARRAY -> array(of(schema.getElementType()));
      case MAP -> map(of(schema.getValueType()));
      case UNION -> union(schema.getTypes().stream().map(Skips::of).toArray(Code[]::new));
      case RECORD -> record(schema.getFields().stream().map(Schema.Field::schema).toList());
      default -> throw new IllegalStateException("no size: " + schema.getType());
    };
  }

  /** Bytes that every value takes; otherwise {@link #NO_FIXED_SIZE}. */
  private static int size(Schema schema) {
    return switch (schema.getType()) {
      case NULL -> 0;
      case BOOLEAN -> 1;
      case FLOAT -> Float.BYTES;
      case DOUBLE -> Double.BYTES;
      case FIXED -> schema.getFixedSize();
      default -> NO_FIXED_SIZE;
    };
  }

  private static Code record(List<Schema> fields) {
    Code[] codes = fields.stream().map(Skips::of).toArray(Code[]::new);
    return (in, slots) -> {
      for (Code code : codes) {
        code.read(in, slots);
      }
    };
  }

  private static Code array(Code element) {
    return (in, slots) -> {
      for (long count = in.skipArray(); count > 0; count = in.skipArray()) {
        items(count, element, in, slots);
      }
    };
  }

  private static Code map(Code value) {
    return (in, slots) -> {
      for (long count = in.skipMap(); count > 0; count = in.skipMap()) {
        for (long left = count; left > 0; left--) {
          in.skipString();
          value.read(in, slots);
        }
      }
    };
  }

  private static void items(long count, Code element, BoundedDecoder in, Slots slots)
      throws IOException {
    for (long left = count; left > 0; left--) {
      element.read(in, slots);
    }
  }

  static Code union(Code[] branches) {
    return (in, slots) -> branches[index(in, branches.length)].read(in, slots);
  }

  private static int index(BoundedDecoder in, int branches) throws IOException {
    int index = in.readIndex();
    if (index < 0 || index >= branches) {
      throw new EOFException("no such branch of a union");
    }
    return index;
  }
}
