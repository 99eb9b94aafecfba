package dev.weir.inputs.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.inputs.path.SlotPlan;
import dev.weir.inputs.path.SlotUse;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.RegistryClientFactory;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.UndecodableException;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Confluent's framing, with schemas of an in-memory registry. */
class FramedTypesTest {
  private static final String FILE =
      """
      syntax = "proto3";
      import "part.proto";
      message First { int64 n = 1; Part part = 2; }
      message Second {
        map<string, int64> m = 1;
        message Inner { int64 n = 7; }
        enum E { ZERO = 0; }
        message Other { int64 n = 8; }
      }
      """;

  private final SlotPlan plan = Protos.plan(SlotUse.START, "n");
  private final Slots slots = new Slots(plan);
  private SchemaRegistryClient client;
  private ProtobufFormat format;
  private int id;

  @BeforeEach
  void register() throws Exception {
    client = RegistryClientFactory.create(Map.of("schema.registry.url", "mock://framed-types"));
    String part = "syntax = \"proto3\"; message Part { double x = 1; }";
    client.register("part", client.parseSchema("PROTOBUF", part, List.of()).orElseThrow());
    int version = client.getAllVersions("part").getLast();
    List<SchemaReference> references = List.of(new SchemaReference("part.proto", "part", version));
    id = client.register("t-value", client.parseSchema("PROTOBUF", FILE, references).orElseThrow());
    format = ProtobufFormat.framed(plan, new SchemaFetcher(client));
  }

  private byte[] framed(int[] indexes, byte... message) {
    return Protos.bytes(
        out -> {
          out.writeRawBytes(new byte[] {0, (byte) (id >> 24), (byte) (id >> 16)});
          out.writeRawBytes(new byte[] {(byte) (id >> 8), (byte) id});
          for (int index : indexes) {
            out.writeSInt32NoTag(index);
          }
          out.writeRawBytes(message);
        });
  }

  @Test
  void shouldReadTheMessageThatTheIndexesName() {
    assertReads(5, framed(new int[] {0}, (byte) 8, (byte) 5));
    assertReads(5, framed(new int[] {1, 0}, (byte) 8, (byte) 5));
    assertReads(6, framed(new int[] {2, 1, 0}, (byte) 56, (byte) 6));
    assertReads(7, framed(new int[] {2, 1, 1}, (byte) 64, (byte) 7));
    assertReads(4, framed(new int[] {0}, (byte) 8, (byte) 4));
  }

  private void assertReads(long expected, byte[] value) {
    slots.clear();
    format.read("t", value, slots);
    assertThat(slots.integer(0)).isEqualTo(expected);
  }

  @Test
  void shouldReadTypesOfReferences() {
    // given
    SlotPlan values = Protos.plan(SlotUse.VALUES, "part.x");
    Slots into = new Slots(values);
    byte[] part = Protos.bytes(out -> out.writeDouble(1, 2.5));
    byte[] message = Protos.bytes(out -> out.writeByteArray(2, part));

    // when
    ProtobufFormat.framed(values, new SchemaFetcher(client))
        .read("t", framed(new int[] {0}, message), into);

    // then
    assertThat(into.copyOfNumbers(0)).containsExactly(2.5);
  }

  @ParameterizedTest
  @CsvSource({"2 1 2", "1 2", "1 -1", "33", "-1", "2 1"})
  void shouldRefuseIndexesWithoutAMessage(String indexes) {
    // given
    int[] numbers = Arrays.stream(indexes.split(" ")).mapToInt(Integer::parseInt).toArray();
    byte[] wrong = framed(numbers);

    // then
    assertThatThrownBy(() -> format.read("t", wrong, slots))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("indexes");
    assertReads(5, framed(new int[] {0}, (byte) 8, (byte) 5));
  }

  @Test
  void shouldReportAgainWhatASchemaLacks() {
    // given: the second message has no field n
    byte[] value = framed(new int[] {1, 1});

    // then
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> format.read("t", value, slots))
          .isInstanceOf(UnmappableException.class)
          .hasMessage("n: Second has no field 'n'; did you mean 'm'?");
    }
  }

  @Test
  void shouldRefuseASchemaOfAnotherType() throws Exception {
    // given
    id = client.register("avro", client.parseSchema("AVRO", "\"string\"", List.of()).orElseThrow());

    // then
    assertThatThrownBy(() -> format.read("t", framed(new int[] {0}), slots))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("is of type AVRO, not PROTOBUF");
  }
}
