package dev.weir.faults;

import dev.weir.schemas.RegistryClients;
import dev.weir.schemas.SignalRecord;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;

/** Schemas of writers that are none of ours, each under a subject of its own. */
final class ForeignSchemas {
  private static final int ID_AT = 1;

  /** Event times in microseconds and nanoseconds, which are to be read as such. */
  final int micros;

  final int nanos;

  /** Event times that say no moment. */
  final int timeOfDay;

  /** Much work of few bytes. */
  final int arrayOfNulls;

  final int recursive;

  /** Right, but the registry forbids it. */
  final int forbidden;

  ForeignSchemas(Site site) {
    try (SchemaRegistryClient client = RegistryClients.create(site.clients())) {
      String own = SignalRecord.SCHEMA$.toString();
      micros = register(client, "micros", own.replace("timestamp-millis", "timestamp-micros"));
      nanos = register(client, "nanos", own.replace("timestamp-millis", "timestamp-nanos"));
      timeOfDay = register(client, "time", own.replace("timestamp-millis", "time-micros"));
      arrayOfNulls =
          register(client, "nulls", withField(own, "{\"type\":\"array\",\"items\":\"null\"}"));
      recursive = register(client, "recursive", withField(own, "[\"null\",\"SignalRecord\"]"));
      forbidden = register(client, "forbidden", withField(own, "\"int\""));
    } catch (IOException | RestClientException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With a field in front that readers skip. */
  private static String withField(String schema, String type) {
    return schema.replaceFirst(
        "\"fields\":\\[", "\"fields\":[{\"name\":\"foreign\",\"type\":" + type + "},");
  }

  private static int register(SchemaRegistryClient client, String name, String schema)
      throws IOException, RestClientException {
    Schema parsed = new Schema.Parser().parse(schema);
    return client.register("foreign-" + name + "-value", new AvroSchema(parsed));
  }

  /** The same bytes as written with another schema. */
  static byte[] withSchema(byte[] wire, int id) {
    return ByteBuffer.wrap(wire.clone()).putInt(ID_AT, id).array();
  }

  /** The schema that a record names. */
  static int schemaOf(byte[] wire) {
    return ByteBuffer.wrap(wire).getInt(ID_AT);
  }
}
