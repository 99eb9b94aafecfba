package dev.weir.inputs;

import dev.weir.schemas.SchemaFetcher;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;

/** The same signal as a team's own record in several formats. */
final class Foreign {
  static final Schema SCHEMA =
      SchemaBuilder.record("Press")
          .namespace("plant")
          .fields()
          .requiredString("no")
          .requiredString("machine")
          .name("at")
          .type(
              org.apache.avro.LogicalTypes.timestampMicros()
                  .addToSchema(Schema.create(Schema.Type.LONG)))
          .noDefault()
          .requiredString("operator")
          .name("torque")
          .type()
          .array()
          .items()
          .doubleType()
          .noDefault()
          .optionalString("note")
          .endRecord();

  private static final long AT = 1_769_860_800_123_456L;

  private Foreign() {}

  static RecordMapper mapper(String format, SchemaRegistryClient registry) {
    return new RecordMapper(
        Mappings.of(
            "format=" + format,
            "id=no",
            "source=machine",
            "time=at",
            "time.unit=" + (format.equals("avro") ? "auto" : "us"),
            "values=torque"),
        new SchemaFetcher(registry));
  }

  static double[] values(int count) {
    return new Random(1).doubles(count).map(x -> Math.round(x * 1e6) / 1e6).toArray();
  }

  static InputRecord avro(SchemaRegistryClient registry, int count) {
    GenericData.Record record = new GenericData.Record(SCHEMA);
    record.put("no", "record-1234");
    record.put("machine", "press-7");
    record.put("at", AT);
    record.put("operator", "nobody");
    record.put("torque", Arrays.stream(values(count)).boxed().toList());
    try {
      int id = registry.register("t-value", new AvroSchema(SCHEMA));
      return Mappings.record(RandomAvro.framed(id, RandomAvro.encode(SCHEMA, record, false)));
    } catch (IOException | RestClientException e) {
      throw new IllegalStateException(e);
    }
  }

  static InputRecord json(int count) {
    return Mappings.json(
        """
        {"no":"record-1234","machine":"press-7","at":%d,"operator":"nobody","torque":[%s],"note":null}\
        """
            .formatted(AT, joined(count)));
  }

  static InputRecord csv(int count) {
    return Mappings.json("record-1234," + joined(count));
  }

  private static String joined(int count) {
    return Arrays.stream(values(count)).mapToObj(Double::toString).collect(Collectors.joining(","));
  }
}
