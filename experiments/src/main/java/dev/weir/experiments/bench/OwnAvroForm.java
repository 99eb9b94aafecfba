package dev.weir.experiments.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.cli.io.RecordForm;
import dev.weir.schemas.RegistryClientFactory;
import dev.weir.schemas.SignalRecord;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes signals in Avro of a team's schema, framed as Confluent's clients do it and keyed by their
 * source.
 *
 * @param schemaId in the registry
 */
record OwnAvroForm(int schemaId) implements RecordForm {
  /** Field of the id. */
  static final String ID = "cycle";

  /** Field of the event time, in milliseconds. */
  static final String TIME = "at";

  /** Field of the values. */
  static final String VALUES = "torque";

  private static final Schema SCHEMA =
      SchemaBuilder.record("Cycle")
          .namespace("plant")
          .fields()
          .requiredString(ID)
          .requiredLong(TIME)
          .name(VALUES)
          .type()
          .array()
          .items()
          .doubleType()
          .noDefault()
          .endRecord();

  /**
   * Registers the schema.
   *
   * @param clients settings of the registry's client
   * @throws BenchFailure if the registry refuses it
   */
  static OwnAvroForm registered(String topic, Map<String, Object> clients) {
    try (SchemaRegistryClient registry = RegistryClientFactory.create(clients)) {
      return new OwnAvroForm(registry.register(topic + "-value", new AvroSchema(SCHEMA)));
    } catch (IOException | RestClientException e) {
      throw new BenchFailure("the registry does not take the schema of " + topic, e);
    }
  }

  @Override
  public ProducerRecord<byte[], byte[]> record(
      String topic, String source, SpecificRecord record, @Nullable Long timestamp) {
    return new ProducerRecord<>(
        topic, null, timestamp, source.getBytes(UTF_8), value((SignalRecord) record));
  }

  private byte[] value(SignalRecord signal) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(schemaId).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    try {
      encoder.writeString(signal.getId());
      encoder.writeLong(signal.eventTimeMillis());
      write(encoder, signal.getValues());
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return out.toByteArray();
  }

  private static void write(BinaryEncoder encoder, double[] values) throws IOException {
    encoder.writeArrayStart();
    encoder.setItemCount(values.length);
    for (double value : values) {
      encoder.startItem();
      encoder.writeDouble(value);
    }
    encoder.writeArrayEnd();
  }
}
