package dev.weir.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;

/** Avro's standard encoding, the reference for Weir's own coders. */
final class GenericAvro {
  private GenericAvro() {}

  static GenericRecord read(Schema schema, byte[] message) {
    byte[] record = Arrays.copyOfRange(message, WireFormat.HEADER, message.length);
    try {
      return new GenericDatumReader<GenericRecord>(schema, schema, new GenericData())
          .read(null, DecoderFactory.get().binaryDecoder(record, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] write(int schemaId, GenericRecord record) {
    return message(
        schemaId,
        out -> new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, out));
  }

  /** Writes the bytes after the header. */
  interface Body {
    void write(Encoder out) throws IOException;
  }

  static byte[] message(int schemaId, Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Encoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
      body.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteBuffer.allocate(WireFormat.HEADER + bytes.size())
        .put((byte) 0)
        .putInt(schemaId)
        .put(bytes.toByteArray())
        .array();
  }

  /** A signal of one value with all fields, as a generic record of the schema. */
  static GenericRecord signal(Schema schema) {
    GenericRecord record = new GenericData.Record(schema);
    record.put("id", "7");
    record.put("source", "pump");
    record.put("eventTime", 1_000L);
    record.put("values", Arrays.asList(1.5, -2.0));
    record.put("channels", 2);
    record.put("start", 40L);
    record.put("interval", 0.5);
    record.put("label", "worn");
    return record;
  }
}
