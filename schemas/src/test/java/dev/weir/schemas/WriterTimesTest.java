package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records of writers that declare times in other units than milliseconds. */
class WriterTimesTest {
  private static final String EVENT_TIME = "eventTime";
  private static final String OURS = "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}";
  private static final String MICROS = "{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}";
  private static final long YEAR_MS = 365L * 24 * 3_600 * 1_000;

  /** Sorted, so that the order is the same in every run, like the seeds. */
  private static final SortedMap<String, Long> PER_MILLISECOND =
      new TreeMap<>(
          Map.of(
              "timestamp-millis", 1L,
              "timestamp-micros", 1_000L,
              "timestamp-nanos", 1_000_000L,
              "local-timestamp-millis", 1L,
              "local-timestamp-micros", 1_000L,
              "local-timestamp-nanos", 1_000_000L));

  private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final AvroSerde<SpecificRecord> serde = new AvroSerde<>(SpecificRecord.class, registry);

  @Test
  @PropertyTest
  void shouldReadMicrosAndNanosAsWhatTheyAre() {
    PER_MILLISECOND.forEach(
        (unit, perMillisecond) ->
            Seeds.times(
                20,
                random -> {
                  for (SpecificRecord record : inputs(random)) {
                    // given a time before or after 1970, with a fraction of a millisecond
                    long millis = random.nextLong(-100 * YEAR_MS, 100 * YEAR_MS);
                    long written = millis * perMillisecond + random.nextLong(perMillisecond);
                    setTime(record, Instant.ofEpochMilli(millis));

                    // when
                    SpecificRecord read = read(write(record, type("long", unit), written));

                    // then it is rounded down
                    assertThat(read).isEqualTo(record);
                  }
                }));
  }

  @Test
  void shouldTakeANumberOfNoDeclaredUnitForMilliseconds() {
    for (SpecificRecord record : inputs(new Random(1))) {
      // given
      setTime(record, Instant.ofEpochMilli(1_772_360_430_123L));

      // when, then
      for (String type : List.of("\"long\"", type("long", "seconds-of-ours"))) {
        assertThat(read(write(record, type, 1_772_360_430_123L))).isEqualTo(record);
      }
    }
  }

  @Test
  void shouldReadTheUnitOfAWriterWhoseTimesMayBeMissing() {
    for (SpecificRecord record : inputs(new Random(2))) {
      // given
      setTime(record, Instant.ofEpochMilli(5));

      // when
      SpecificRecord read = read(write(record, "[\"null\"," + MICROS + "]", 5_999L));

      // then
      assertThat(read).isEqualTo(record);
    }
  }

  @ParameterizedTest
  @CsvSource({"int, date", "int, time-millis", "long, time-micros"})
  void shouldRefuseWhatIsNoMoment(String number, String declared) {
    for (SpecificRecord record : inputs(new Random(3))) {
      // given
      byte[] message =
          write(record, type(number, declared), number.equals("int") ? (Object) 20_500 : 20_500L);

      // when, then
      assertThatThrownBy(() -> read(message))
          .isInstanceOf(UndecodableException.class)
          .hasMessageContaining("eventTime as " + declared)
          .hasMessageContaining("timestamp-micros");
    }
  }

  @Test
  void shouldRefuseATimeOfSeveralUnits() {
    // given
    SpecificRecord label = Samples.label(new Random(4));
    byte[] message = write(label, "[\"int\"," + MICROS + "]", 5L);

    // when, then
    assertThatThrownBy(() -> read(message))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("eventTime in more than one unit");
  }

  private static List<SpecificRecord> inputs(Random random) {
    return List.of(Samples.signal(random), Samples.image(random), Samples.label(random));
  }

  private static void setTime(SpecificRecord record, Instant time) {
    record.put(record.getSchema().getField(EVENT_TIME).pos(), time);
  }

  private static String type(String number, String logicalType) {
    return "{\"type\":\"%s\",\"logicalType\":\"%s\"}".formatted(number, logicalType);
  }

  /** Encodes the record like a client whose schema declares the event time with this type. */
  private byte[] write(SpecificRecord record, String timeType, Object time) {
    byte[] ours = serde.serializer().serialize(record.getSchema().getName(), record);
    GenericRecord whole = GenericAvro.read(record.getSchema(), ours);
    String text = SchemaFiles.load(record.getSchema().getName()).toString();
    assertThat(text).contains(OURS);
    Schema schema = new Schema.Parser().parse(text.replace(OURS, timeType));
    GenericRecord written = new GenericData.Record(schema);
    schema.getFields().forEach(field -> written.put(field.name(), whole.get(field.name())));
    written.put(EVENT_TIME, time);
    return GenericAvro.write(register(schema), written);
  }

  private int register(Schema schema) {
    try {
      return registry.register("other-client", new AvroSchema(schema));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private SpecificRecord read(byte[] message) {
    return serde.deserializer().deserialize("any", message);
  }
}
