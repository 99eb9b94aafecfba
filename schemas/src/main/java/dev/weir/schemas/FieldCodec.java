package dev.weir.schemas;

import java.io.IOException;
import java.time.Instant;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.ResolvingDecoder;
import org.jspecify.annotations.Nullable;

/** Reads and writes single fields of the hand-written records. */
final class FieldCodec {
  private FieldCodec() {}

  interface Writer<V> {
    void write(Encoder out, V value) throws IOException;
  }

  interface Reader<V> {
    V read(ResolvingDecoder in) throws IOException;
  }

  /** Writes a field of type {@code ["null", V]}. */
  static <V> void writeOptional(@Nullable V value, Encoder out, Writer<V> writer)
      throws IOException {
    if (value == null) {
      out.writeIndex(0);
      out.writeNull();
    } else {
      out.writeIndex(1);
      writer.write(out, value);
    }
  }

  /** Reads a field of type {@code ["null", V]}. */
  static <V> @Nullable V readOptional(ResolvingDecoder in, Reader<V> reader) throws IOException {
    int branch = in.readIndex();
    if (branch == 0) {
      in.readNull();
      return null;
    }
    return reader.read(in);
  }

  /** A string in any of Avro's representations. */
  static String text(@Nullable Object value) {
    if (value instanceof CharSequence text) {
      return text.toString();
    }
    throw unexpected("a string", value);
  }

  /** A time given as an {@code Instant} or as milliseconds since the epoch. */
  static long millis(@Nullable Object value) {
    if (value instanceof Instant time) {
      return time.toEpochMilli();
    }
    return number(value).longValue();
  }

  static Number number(@Nullable Object value) {
    if (value instanceof Number number) {
      return number;
    }
    throw unexpected("a number", value);
  }

  private static AvroRuntimeException unexpected(String wanted, @Nullable Object value) {
    String type = value == null ? "null" : value.getClass().getName();
    return new AvroRuntimeException("Expected " + wanted + ", got " + type);
  }
}
