package dev.weir.inputs;

import dev.weir.inputs.protobuf.TextRecords;
import dev.weir.schemas.WireFormat;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;

/** Records of a team's own, written as texts, in the formats that have schemas in the registry. */
public final class TestRecords {
  private TestRecords() {}

  /** Registers a schema as the latest of a topic, and returns its id. */
  public static int register(
      SchemaRegistryClient registry, String topic, String type, String schema) throws Exception {
    return registry.register(
        topic + "-value", registry.parseSchema(type, schema, List.of()).orElseThrow());
  }

  /** A record in Avro's JSON, as Confluent's serializer writes it. */
  public static byte[] avro(int id, String schema, String json) throws Exception {
    return WireFormat.frame(id, avro(schema, json));
  }

  /** A record in Avro's JSON, without framing. */
  public static byte[] avro(String schema, String json) throws Exception {
    Schema writer = new SchemaParser().parse(schema).mainSchema();
    Object record =
        new GenericDatumReader<>(writer).read(null, DecoderFactory.get().jsonDecoder(writer, json));
    return RandomAvro.encode(writer, record, false);
  }

  /**
   * A record in protobuf's text format, as Confluent's serializer writes it.
   *
   * @param indexes of its message: those in the file, then those in the message before; at most 63
   */
  public static byte[] protobuf(int id, String file, String text, int... indexes) throws Exception {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    boolean isFirst = indexes.length == 1 && indexes[0] == 0;
    record.write(isFirst ? 0 : 2 * indexes.length);
    for (int i = 0; i < indexes.length && !isFirst; i++) {
      record.write(2 * indexes[i]);
    }
    record.write(TextRecords.encode(file, text, indexes));
    return WireFormat.frame(id, record.toByteArray());
  }
}
