package dev.weir.systemtests.faults;

import dev.weir.schemas.RegistryClientFactory;
import dev.weir.schemas.SignalRecord;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;

/** Foreign writers' schemas, each under its own subject. */
final class ForeignSchemas {
  private static final int ID_AT = 1;

  /** Event times in microseconds and nanoseconds, which must be converted. */
  final int micros;

  final int nanos;

  /** Event times that are not points in time. */
  final int timeOfDay;

  /** Few bytes that take long to decode. */
  final int arrayOfNulls;

  final int recursive;

  /** Valid, but forbidden by the registry. */
  final int forbidden;

  ForeignSchemas(TestDeployment site) {
    try (SchemaRegistryClient client = RegistryClientFactory.create(site.clients())) {
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

  /** Adds a first field that readers skip. */
  private static String withField(String schema, String type) {
    return schema.replaceFirst(
        "\"fields\":\\[", "\"fields\":[{\"name\":\"foreign\",\"type\":" + type + "},");
  }

  private static int register(SchemaRegistryClient client, String name, String schema)
      throws IOException, RestClientException {
    Schema parsed = new Schema.Parser().parse(schema);
    return client.register("foreign-" + name + "-value", new AvroSchema(parsed));
  }

  /** The same bytes with another schema id. */
  static byte[] withSchema(byte[] wire, int id) {
    return ByteBuffer.wrap(wire.clone()).putInt(ID_AT, id).array();
  }

  /** The schema id of a record. */
  static int schemaOf(byte[] wire) {
    return ByteBuffer.wrap(wire).getInt(ID_AT);
  }
}
