package dev.weir.inputs.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.weir.inputs.path.UnmappableException;

/** Errors of JSON without its content, which Jackson's messages quote. */
final class JsonErrors {
  private JsonErrors() {}

  static UnmappableException of(JsonProcessingException failure, byte[] value, boolean framed) {
    String what =
        switch (failure) {
          case StreamConstraintsException _ ->
              "the JSON nests too deep, or a text, name or number in it is too long";
          case JsonEOFException _ -> "the JSON ends early";
          default -> "the value is not JSON";
        };
    return UnmappableException.undecodable("", what + at(failure) + hint(value, framed));
  }

  /** For bytes that are no text. */
  static UnmappableException ofEncoding(byte[] value, boolean framed) {
    return UnmappableException.undecodable("", "the value is not JSON" + hint(value, framed));
  }

  private static String at(JsonProcessingException failure) {
    return failure.getLocation() == null || failure.getLocation().getByteOffset() < 0
        ? ""
        : ", at byte " + failure.getLocation().getByteOffset();
  }

  private static String hint(byte[] value, boolean framed) {
    return !framed && value.length > 0 && value[0] == 0
        ? "; it begins with 0 as Confluent's framing does: json-schema, avro or protobuf?"
        : "";
  }

  static void requireFrame(byte[] value, int frame) {
    if (value.length < frame || value[0] != 0) {
      throw UnmappableException.undecodable(
          "",
          "the value does not begin with Confluent's framing, 0 and a schema id; plain JSON is the"
              + " format json");
    }
  }
}
