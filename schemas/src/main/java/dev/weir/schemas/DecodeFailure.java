package dev.weir.schemas;

import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.InvalidNumberEncodingException;

/** Describes decoding errors without the data itself; Avro's messages quote values. */
public final class DecodeFailure {
  /** Prefix of Avro's message for incompatible schemas, which names them and their fields. */
  private static final String SCHEMAS_DIFFER = "Found ";

  private DecodeFailure() {}

  /** Describes a failure of a decoder, for the rest of a sentence. */
  public static String text(Throwable failure) {
    return switch (failure) {
      case EOFException _ -> "it ends early, or a length or count in it goes beyond its end";
      case InvalidNumberEncodingException _ -> "a number in it is out of range";
      case IOException e -> e.getMessage(); // from BoundedDecoder
      case AvroTypeException e when isOfSchemas(e) -> e.getMessage();
      default -> "it is not what the schema says";
    };
  }

  private static boolean isOfSchemas(AvroTypeException failure) {
    return failure.getMessage() != null && failure.getMessage().startsWith(SCHEMAS_DIFFER);
  }
}
