package dev.weir.inputs.mapping;

import dev.weir.base.WireNamed;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Details of a format.
 *
 * @param schemaFile a file with the schema of all records, instead of a registry: then records have
 *     no framing
 * @param message the message of a protobuf schema file, or the record of an Avro file with several
 * @param separator between columns of CSV
 * @param header names of the columns; empty: columns are numbers, from 0
 * @param binaryType the type of binary numbers
 * @param binaryOrder their byte order
 */
public record FormatSettings(
    Optional<String> schemaFile,
    Optional<String> message,
    char separator,
    List<String> header,
    BinaryType binaryType,
    ByteOrder binaryOrder) {
  /** The defaults. */
  public static final FormatSettings USUAL =
      new FormatSettings(
          Optional.empty(),
          Optional.empty(),
          ',',
          List.of(),
          BinaryType.FLOAT64,
          ByteOrder.LITTLE_ENDIAN);

  public FormatSettings {
    header = List.copyOf(header);
  }

  /** The types of binary numbers. */
  public enum BinaryType implements WireNamed {
    FLOAT32(Float.BYTES),
    FLOAT64(Double.BYTES),
    INT16(Short.BYTES);

    private final int bytes;

    BinaryType(int bytes) {
      this.bytes = bytes;
    }

    /** Bytes of a number. */
    public int bytes() {
      return bytes;
    }
  }
}
