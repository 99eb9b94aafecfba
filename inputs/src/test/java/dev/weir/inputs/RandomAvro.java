package dev.weir.inputs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Random schemas of records, and random values of them. */
final class RandomAvro {
  private static final int DEEPEST = 3;

  private final Random random;
  private int names;

  RandomAvro(Random random) {
    this.random = random;
  }

  /** A record of 1 to 6 fields, which may be records, arrays, maps and unions. */
  Schema record(int depth) {
    List<Schema.Field> fields = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      fields.add(new Schema.Field("f" + i, schema(depth + 1), null));
    }
    return Schema.createRecord("R" + names++, null, "x", false, fields);
  }

  private Schema schema(int depth) {
    int kinds = depth >= DEEPEST ? 9 : 13;
    return switch (random.nextInt(kinds)) {
      case 0 -> Schema.create(Schema.Type.DOUBLE);
      case 1 -> Schema.create(Schema.Type.FLOAT);
      case 2 -> Schema.create(Schema.Type.INT);
      case 3 -> Schema.create(Schema.Type.LONG);
      case 4 -> Schema.create(Schema.Type.STRING);
      case 5 -> Schema.create(Schema.Type.BOOLEAN);
      case 6 -> Schema.create(Schema.Type.BYTES);
      case 7 -> Schema.createEnum("E" + names++, null, "x", List.of("A", "B", "C"));
      case 8 -> Schema.createFixed("F" + names++, null, "x", 1 + random.nextInt(5));
      case 9 -> record(depth);
      case 10 -> Schema.createArray(schema(depth + 1));
      case 11 -> Schema.createMap(schema(depth + 1));
      default -> union(depth);
    };
  }

  private Schema union(int depth) {
    List<Schema> branches = new ArrayList<>();
    branches.add(Schema.create(Schema.Type.NULL));
    Schema other = schema(depth + 1);
    while (other.getType() == Schema.Type.UNION) {
      other = schema(depth + 1);
    }
    branches.add(random.nextInt(2), other);
    if (other.getType() != Schema.Type.LONG && random.nextBoolean()) {
      branches.add(Schema.create(Schema.Type.LONG));
    }
    return Schema.createUnion(branches);
  }

  Object value(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> {
        GenericData.Record record = new GenericData.Record(schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
        yield record;
      }
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(value(schema.getElementType()));
        }
        yield items;
      }
      case MAP -> {
        Map<String, Object> items = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.put("k" + i, value(schema.getValueType()));
        }
        yield items;
      }
      case UNION -> value(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
      case ENUM ->
          new GenericData.EnumSymbol(
              schema, schema.getEnumSymbols().get(random.nextInt(schema.getEnumSymbols().size())));
      case FIXED -> new GenericData.Fixed(schema, bytes(schema.getFixedSize()));
      case BYTES -> ByteBuffer.wrap(bytes(random.nextInt(5)));
      case DOUBLE -> random.nextGaussian() * 1e6;
      case FLOAT -> (float) random.nextGaussian();
      case INT -> random.nextInt() >> random.nextInt(32);
      case LONG -> random.nextLong() >> random.nextInt(64);
      case STRING -> "t" + random.nextInt(1000) + "ä";
      case BOOLEAN -> random.nextBoolean();
      case NULL -> null;
    };
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A value in Avro's binary format, in blocks with or without sizes. */
  byte[] encode(Schema schema, Object value) {
    return encode(schema, value, random.nextBoolean());
  }

  static byte[] encode(Schema schema, Object value, boolean blocks) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      BinaryEncoder encoder =
          blocks
              ? new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(out, null)
              : EncoderFactory.get().binaryEncoder(out, null);
      new GenericDatumWriter<>(schema).write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** With Confluent's framing. */
  static byte[] framed(int id, byte[] body) {
    return ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(id).put(body).array();
  }
}
