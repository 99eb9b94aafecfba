package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.BoundedDecoder;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class CustomCodersTest {
  private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();

  @Test
  void shouldHaveTheSchemasOfTheFiles() throws IOException {
    assertThat(SignalRecord.SCHEMA$).isEqualTo(file("SignalRecord"));
    assertThat(Prediction.SCHEMA$).isEqualTo(file("Prediction"));
    assertThat(new SignalRecord().getSchema()).isSameAs(SignalRecord.SCHEMA$);
    assertThat(new Prediction().getSchema()).isSameAs(Prediction.SCHEMA$);
  }

  @Test
  @PropertyTest
  void shouldReadBackWhatItWrote() {
    try (AvroSerde<SpecificRecord> serde = new AvroSerde<>(SpecificRecord.class, registry)) {
      Seeds.times(
          200,
          random -> {
            for (SpecificRecord record : Samples.all(random)) {
              String topic = record.getSchema().getName();
              byte[] message = serde.serializer().serialize(topic, record);
              SpecificRecord read = serde.deserializer().deserialize(topic, message);
              assertThat(read).isEqualTo(record).hasSameHashCodeAs(record);
            }
          });
    }
  }

  @Test
  @PropertyTest
  void shouldWriteSignalsThatGenericAvroReads() {
    try (AvroSerde<SignalRecord> serde = new AvroSerde<>(SignalRecord.class, registry)) {
      Seeds.times(
          200,
          random -> {
            SignalRecord signal = Samples.signal(random);
            GenericRecord read =
                GenericAvro.read(
                    SignalRecord.SCHEMA$, serde.serializer().serialize("signals", signal));
            assertThat(read.get("id")).hasToString(signal.getId());
            assertThat(read.get("source")).hasToString(signal.getSource());
            assertThat(read.get("eventTime")).isEqualTo(signal.eventTimeMillis());
            assertThat(DoubleArrays.copyOf(read.get("values"))).isEqualTo(signal.getValues());
            assertThat(read.get("channels")).isEqualTo(signal.getChannels());
            assertThat(read.get("start")).isEqualTo(signal.getStart());
            assertThat(read.get("interval")).isEqualTo(signal.getInterval());
            assertThat(text(read.get("label"))).isEqualTo(signal.getLabel());
          });
    }
  }

  @Test
  @PropertyTest
  void shouldWritePredictionsThatGenericAvroReads() {
    try (AvroSerde<Prediction> serde = new AvroSerde<>(Prediction.class, registry)) {
      Seeds.times(
          200,
          random -> {
            Prediction prediction = Samples.prediction(random);
            GenericRecord read =
                GenericAvro.read(
                    Prediction.SCHEMA$, serde.serializer().serialize("predictions", prediction));
            assertThat(read.get("recordId")).hasToString(prediction.getRecordId());
            assertThat(read.get("timelineRevision")).isEqualTo(prediction.getTimelineRevision());
            assertThat(read.get("margin")).isEqualTo(prediction.getMargin());
            assertThat(read.get("eventTime")).isEqualTo(prediction.eventTimeMillis());
            assertThat(ScoreMap.copyOf(read.get("scores"))).isEqualTo(prediction.getScores());
          });
    }
  }

  @Test
  @PropertyTest
  void shouldWorkWithAvrosOwnFieldAccess() {
    // Confluent's serdes do not support custom coders: they use get and put.
    SpecificData plain = new PlainData();
    Seeds.times(
        100,
        random -> {
          for (SpecificRecord record :
              List.of(Samples.signal(random), Samples.prediction(random))) {
            assertThat(copy(record, plain)).isEqualTo(record);
          }
        });
  }

  @Test
  void shouldPresentScoresInTheModelsOrder() {
    // Given
    double[] scores = {0.25, 0.75};

    // When
    Prediction prediction =
        Prediction.builder().scores(List.of("z", "a"), scores).label("a", 0.5).build();
    scores[0] = 9;

    // Then
    assertThat(prediction.getScores())
        .containsExactly(Map.entry("z", 0.25), Map.entry("a", 0.75))
        .isEqualTo(Map.of("a", 0.75, "z", 0.25));
    assertThat(prediction.getScores().get("b")).isNull();
  }

  @Test
  void shouldKeepTheLastOfADuplicateScore() throws IOException {
    // Given
    byte[] message =
        GenericAvro.message(
            1,
            out -> {
              out.writeMapStart();
              out.setItemCount(2);
              for (double score : new double[] {1, 2}) {
                out.startItem();
                out.writeString("a");
                out.writeDouble(score);
              }
              out.writeMapEnd();
            });
    BoundedDecoder decoder = new BoundedDecoder();
    decoder.reset(message, WireFormat.HEADER);

    // When
    Map<String, Double> scores = ScoreMap.read(decoder);

    // Then
    assertThat(scores).containsExactly(Map.entry("a", 2.0));
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static Schema file(String name) throws IOException {
    try (var in = SignalRecord.class.getResourceAsStream("/avro/" + name + ".avsc")) {
      return new Schema.Parser().parse(in);
    }
  }

  private static SpecificRecord copy(SpecificRecord record, SpecificData data) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new SpecificDatumWriter<SpecificRecord>(record.getSchema(), data).write(record, encoder);
      encoder.flush();
      return new SpecificDatumReader<SpecificRecord>(record.getSchema(), record.getSchema(), data)
          .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Avro's defaults, except for the table of classes. */
  private static final class PlainData extends SpecificData {
    PlainData() {
      setCustomCoders(false);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class getClass(Schema schema) {
      return WeirData.INSTANCE.getClass(schema);
    }
  }
}
