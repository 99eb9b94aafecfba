package dev.weir.schemas;

import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.InvalidNumberEncodingException;

/** Why data cannot be decoded, in words that hold none of it: not Avro's, which quote values. */
final class DecodeFailure {
  /** So Avro begins where two schemas do not go together; it names them and their fields. */
  private static final String SCHEMAS_DIFFER = "Found ";

  private DecodeFailure() {}

  /** Says what was wrong where reading a record ended so. */
  static String text(Throwable failure) {
    return switch (failure) {
      case EOFException _ -> "it ends early, or a length or count in it goes beyond its end";
      case InvalidNumberEncodingException _ -> "a number in it is out of range";
      case IOException e -> e.getMessage(); // PayloadDecoder's own words
      case AvroTypeException e when isOfSchemas(e) -> e.getMessage();
      default -> "it is not what the schema says";
    };
  }

  private static boolean isOfSchemas(AvroTypeException failure) {
    return failure.getMessage() != null && failure.getMessage().startsWith(SCHEMAS_DIFFER);
  }
}
