package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid records, accidental or malicious. */
class HostileInputTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final AvroSerde<SpecificRecord> serde = new AvroSerde<>(SpecificRecord.class, registry);
  private int signalId;

  @BeforeEach
  void register() throws Exception {
    signalId = registry.register("signals-value", new AvroSchema(SignalRecord.SCHEMA$));
  }

  @Test
  void shouldRefuseEveryTruncation() {
    for (SpecificRecord record : Samples.all(new Random(1))) {
      byte[] whole = write(record);
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> read(cut))
            .as("%s cut to %d bytes", record.getSchema().getName(), length)
            .isInstanceOf(UndecodableException.class);
      }
    }
  }

  @Test
  void shouldRefuseBytesAfterTheRecord() {
    for (SpecificRecord record : Samples.all(new Random(2))) {
      byte[] whole = write(record);
      assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length + 1)))
          .isInstanceOf(UndecodableException.class)
          .hasMessageContaining("1 bytes are left");
    }
  }

  @ParameterizedTest
  @ValueSource(
      longs = {1L << 31, Integer.MAX_VALUE - 8, Long.MAX_VALUE, -(1L << 31), Long.MIN_VALUE, 100})
  void shouldNotAllocateForACountThatIsALie(long count) {
    // Given
    byte[] message =
        GenericAvro.message(
            signalId,
            out -> {
              writeHead(out);
              out.writeLong(count);
              if (count < 0) {
                out.writeLong(8);
              }
              out.writeDouble(1);
            });
    assertThat(message).hasSizeLessThan(50);

    // Then
    assertRefusedCheaply(message);
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 31, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE, 100})
  void shouldNotAllocateForALengthThatIsALie(long length) throws Exception {
    int image = registry.register("images-value", new AvroSchema(file(ImageRecord.SCHEMA$)));
    int manifest = registry.register("manifest", new AvroSchema(file(ModelManifest.SCHEMA$)));

    // A string, bytes, an array of strings and a map.
    assertRefusedCheaply(GenericAvro.message(signalId, out -> out.writeLong(length)));
    assertRefusedCheaply(
        GenericAvro.message(
            image,
            out -> {
              writeHead(out);
              out.writeInt(8);
              out.writeInt(8);
              out.writeLong(length);
            }));
    assertRefusedCheaply(
        GenericAvro.message(
            manifest,
            out -> {
              for (int i = 0; i < 3; i++) {
                out.writeString("x");
              }
              out.writeLong(length);
            }));
  }

  @Test
  void shouldReadAnArrayInSeveralBlocksWithAndWithoutSizes() {
    // Given
    byte[] message =
        GenericAvro.message(
            signalId,
            out -> {
              writeHead(out);
              out.writeLong(2);
              out.writeDouble(1);
              out.writeDouble(2);
              out.writeLong(-1);
              out.writeLong(8);
              out.writeDouble(3);
              out.writeLong(0);
              out.writeInt(1);
              out.writeIndex(0);
              out.writeIndex(0);
              out.writeIndex(0);
            });

    // When
    SignalRecord signal = (SignalRecord) read(message);

    // Then
    assertThat(signal.getValues()).containsExactly(1, 2, 3);
  }

  @Test
  void shouldRefuseTextThatIsNotUtf8() {
    // Given "Bücher" in Latin-1, as the record's id
    byte[] latin = {'B', (byte) 0xfc, 'c', 'h', 'e', 'r'};
    byte[] message = GenericAvro.message(signalId, out -> out.writeBytes(latin));

    // Then
    assertThatThrownBy(() -> read(message))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void shouldNotTellWhatTheDataHold() {
    // Given bytes that are read as a length, a count, a number and a union index, as with another
    // schema's id
    byte[][] messages = {
      GenericAvro.message(signalId, out -> out.writeLong(864_201L)),
      GenericAvro.message(
          signalId,
          out -> {
            writeHead(out);
            out.writeLong(864_201L);
          }),
      GenericAvro.message(
          signalId,
          out -> {
            writeHead(out);
            out.writeLong(0);
            out.writeLong(864_201_864_201L);
          }),
      GenericAvro.message(
          signalId,
          out -> {
            writeHead(out);
            out.writeLong(0);
            out.writeInt(1);
            out.writeIndex(864_201);
          })
    };

    // Then
    for (byte[] message : messages) {
      assertThatThrownBy(() -> read(message))
          .isInstanceOf(UndecodableException.class)
          .satisfies(
              e ->
                  assertThat(e.getMessage())
                      .startsWith("The data does not fit schema id ")
                      .doesNotContain("864", "null", "Exception"));
    }
  }

  @Test
  void shouldReadTheReplacementCharacterWhereItWasWritten() {
    SignalRecord signal =
        SignalRecord.of("a\uFFFDb", "pump", java.time.Instant.EPOCH, new double[] {1});
    assertThat(read(write(signal))).isEqualTo(signal);
  }

  @Test
  void shouldReadALongArrayThatOutgrowsTheTrustedSize() {
    for (int length : new int[] {4095, 4096, 4097, 20_000}) {
      SignalRecord signal = Samples.signal(new Random(length), length);
      assertThat(read(write(signal))).isEqualTo(signal);
    }
  }

  @Test
  @PropertyTest
  void shouldAnswerRandomChangesWithARecordOrUndecodable() {
    Seeds.times(
        300,
        random -> {
          for (SpecificRecord record : Samples.all(random)) {
            byte[] message = write(record);
            int changes = random.nextInt(1, 4);
            for (int i = 0; i < changes; i++) {
              int at = random.nextInt(WireFormat.HEADER, message.length);
              message[at] = (byte) random.nextInt();
            }
            try {
              assertThat(read(message)).isNotNull();
            } catch (UndecodableException e) {
              assertThat(e.getMessage()).isNotBlank();
            }
          }
        });
  }

  @Test
  @PropertyTest
  void shouldAnswerRandomBytesWithUndecodable() {
    Seeds.times(
        300,
        random -> {
          byte[] bytes = new byte[random.nextInt(1, 60)];
          random.nextBytes(bytes);
          bytes[0] = (byte) (1 + random.nextInt(255));
          assertThatThrownBy(() -> read(bytes)).isInstanceOf(UndecodableException.class);
        });
  }

  private void assertRefusedCheaply(byte[] message) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(() -> read(message)).isInstanceOf(UndecodableException.class);
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(4_000_000);
  }

  /** The first three fields of a signal and of an image. */
  private static void writeHead(Encoder out) throws java.io.IOException {
    out.writeString("7");
    out.writeString("pump");
    out.writeLong(1_000);
  }

  private static Schema file(Schema schema) {
    return SchemaFiles.load(schema.getName());
  }

  private byte[] write(SpecificRecord record) {
    return serde.serializer().serialize(record.getSchema().getName(), record);
  }

  private SpecificRecord read(byte[] message) {
    return serde.deserializer().deserialize("any", message);
  }
}
