package dev.weir.stream;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Avro's binary format straight from its specification, one value at a time, for the types in
 * signals and images. Never trusts lengths or counts.
 */
final class NaiveAvro {
  private final ByteBuffer in;

  private NaiveAvro(ByteBuffer in) {
    this.in = in;
  }

  /** The fields of a record; empty if the bytes are not exactly one record of the schema. */
  static Optional<Map<String, Object>> read(Schema schema, byte[] bytes, int from) {
    ByteBuffer in =
        ByteBuffer.wrap(bytes, from, bytes.length - from).order(ByteOrder.LITTLE_ENDIAN);
    try {
      Map<String, Object> fields = new NaiveAvro(in).record(schema);
      return in.hasRemaining() ? Optional.empty() : Optional.of(fields);
    } catch (BufferUnderflowException | CharacterCodingException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private Map<String, Object> record(Schema schema) throws CharacterCodingException {
    Map<String, Object> fields = new HashMap<>();
    for (Schema.Field field : schema.getFields()) {
      fields.put(field.name(), value(field.schema()));
    }
    return fields;
  }

  private Object value(Schema schema) throws CharacterCodingException {
    return switch (schema.getType()) {
      case NULL -> null;
      case INT -> Math.toIntExact(number());
      case LONG -> number();
      case DOUBLE -> in.getDouble();
      case STRING -> text();
      case BYTES -> bytes();
      case ARRAY -> array(schema.getElementType());
      case UNION -> value(branch(schema.getTypes()));
      default -> throw new IllegalArgumentException("no such field: " + schema);
    };
  }

  private Schema branch(List<Schema> branches) {
    long index = number();
    if (index < 0 || index >= branches.size()) {
      throw new ArithmeticException("branch " + index);
    }
    return branches.get((int) index);
  }

  /** Seven bits per byte, lowest first, at most ten bytes; then zigzag. */
  private long number() {
    long bits = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      byte next = in.get();
      bits |= (long) (next & 127) << shift;
      if ((next & 128) == 0) {
        return bits % 2 == 0 ? bits >>> 1 : ~(bits >>> 1);
      }
    }
    throw new ArithmeticException("a number without end");
  }

  private String text() throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes())).toString();
  }

  private byte[] bytes() {
    byte[] bytes = new byte[length(number())];
    in.get(bytes);
    return bytes;
  }

  /** Blocks until an empty one; a negative count is followed by the block's size. */
  private List<Object> array(Schema items) throws CharacterCodingException {
    List<Object> values = new ArrayList<>();
    for (long count = number(); count != 0; count = number()) {
      if (count < 0) {
        length(number());
        count = Math.negateExact(count);
      }
      for (long i = 0; i < count; i++) {
        values.add(value(items));
      }
    }
    return values;
  }

  private int length(long stated) {
    if (stated < 0 || stated > in.remaining()) {
      throw new BufferUnderflowException();
    }
    return (int) stated;
  }
}
