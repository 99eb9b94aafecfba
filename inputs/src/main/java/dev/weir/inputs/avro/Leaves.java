package dev.weir.inputs.avro;

import dev.weir.base.BoundedDecoder;
import dev.weir.inputs.path.SlotUse;
import dev.weir.inputs.path.Slots;
import dev.weir.schemas.LogicalTimes;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Reads single values into a slot. */
final class Leaves {
  private static final Set<SlotUse> TEXTS =
      EnumSet.of(SlotUse.ID, SlotUse.SOURCE, SlotUse.LABEL, SlotUse.RECORD, SlotUse.PASSTHROUGH);

  private static final int UUID_BYTES = 16;

  /** Work and texts grow with these, and the writer's schema chooses the scale. */
  private static final int LONGEST_DECIMAL = 256;

  private static final int GREATEST_SCALE = LONGEST_DECIMAL;

  private Leaves() {}

  /** The code of a schema that is not made of others. */
  static Code of(Schema schema, int slot, SlotUse use) {
    String logical = schema.getProp(LogicalType.LOGICAL_TYPE_PROP);
    return switch (schema.getType()) {
      case NULL -> (in, slots) -> slots.nothing(slot);
      case BOOLEAN -> (in, slots) -> slots.bool(slot, in.readBoolean());
      case FLOAT -> (in, slots) -> slots.decimal(slot, in.readFloat());
      case DOUBLE -> (in, slots) -> slots.decimal(slot, in.readDouble());
      case INT -> ofInt(slot, use, logical);
      case LONG -> ofLong(slot, use, logical);
      case STRING -> (in, slots) -> slots.text(slot, in.readString());
      case ENUM -> ofEnum(schema.getEnumSymbols(), slot);
      case BYTES -> ofBytes(schema, slot, use);
      case FIXED -> ofFixed(schema, slot, use, logical);
      default -> throw new IllegalStateException("made of others: " + schema.getType());
    };
  }

  private static Code ofInt(int slot, SlotUse use, @Nullable String logical) {
    if ("date".equals(logical)) {
      return (in, slots) -> slots.moment(slot, in.readInt(), ChronoUnit.DAYS);
    }
    return isTimeOfDay(use, logical)
        ? ofTimeOfDay(slot)
        : (in, slots) -> slots.integer(slot, in.readInt());
  }

  private static Code ofLong(int slot, SlotUse use, @Nullable String logical) {
    if (isTimeOfDay(use, logical)) {
      return ofTimeOfDay(slot);
    }
    return LogicalTimes.unit(logical)
        .<Code>map(unit -> (in, slots) -> slots.moment(slot, in.readLong(), unit))
        .orElse((in, slots) -> slots.integer(slot, in.readLong()));
  }

  private static boolean isTimeOfDay(SlotUse use, @Nullable String logical) {
    return use == SlotUse.TIME && logical != null && logical.startsWith("time-");
  }

  private static Code ofTimeOfDay(int slot) {
    return (in, slots) -> {
      throw slots.wrong(slot, "a time of day without a date");
    };
  }

  private static Code ofEnum(List<String> symbols, int slot) {
    return (in, slots) -> {
      int index = in.readEnum();
      if (index < 0 || index >= symbols.size()) {
        throw new IOException("an enum has no such symbol");
      }
      slots.text(slot, symbols.get(index));
    };
  }

  private static Code ofBytes(Schema schema, int slot, SlotUse use) {
    if (LogicalTypes.fromSchemaIgnoreInvalid(schema) instanceof LogicalTypes.Decimal decimal) {
      return (in, slots) -> putDecimal(slots, slot, use, in.readByteArray(), decimal.getScale());
    }
    // Writers may declare a text as bytes: the two are written alike.
    if (TEXTS.contains(use)) {
      return (in, slots) -> slots.text(slot, in.readString());
    }
    return (in, slots) -> {
      byte[] bytes = in.readByteArray();
      slots.bytes(slot, bytes, 0, bytes.length);
    };
  }

  private static Code ofFixed(Schema schema, int slot, SlotUse use, @Nullable String logical) {
    int size = schema.getFixedSize();
    if (LogicalTypes.fromSchemaIgnoreInvalid(schema) instanceof LogicalTypes.Decimal decimal) {
      return (in, slots) -> putDecimal(slots, slot, use, fixed(in, size), decimal.getScale());
    }
    if (size == UUID_BYTES && "uuid".equals(logical)) {
      return (in, slots) -> slots.text(slot, uuid(fixed(in, size)));
    }
    return (in, slots) -> slots.bytes(slot, fixed(in, size), 0, size);
  }

  private static byte[] fixed(BoundedDecoder in, int size) throws IOException {
    if (size > in.remainingBytes()) {
      throw new EOFException("The data end early");
    }
    byte[] bytes = new byte[size];
    in.readFixed(bytes, 0, size);
    return bytes;
  }

  private static String uuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong()).toString();
  }

  private static void putDecimal(Slots slots, int slot, SlotUse use, byte[] unscaled, int scale)
      throws IOException {
    if (unscaled.length == 0) {
      throw new IOException("a decimal has no bytes");
    }
    if (unscaled.length > LONGEST_DECIMAL || scale > GREATEST_SCALE) {
      throw slots.wrong(
          slot, "a decimal of more than %d bytes or places".formatted(LONGEST_DECIMAL));
    }
    BigDecimal decimal = new BigDecimal(new BigInteger(unscaled), scale);
    if (TEXTS.contains(use)) {
      slots.text(slot, decimal.toPlainString());
    } else {
      slots.decimal(slot, decimal.doubleValue());
    }
  }
}
