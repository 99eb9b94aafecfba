package dev.weir.inputs.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.inputs.format.FoundField;
import dev.weir.inputs.path.FieldPath;
import dev.weir.inputs.path.Found;
import dev.weir.inputs.path.SlotUse;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtobufFormatTest {
  private static final String PRESS =
      """
      syntax = "proto3";
      package plant;
      import "google/protobuf/timestamp.proto";
      import "google/protobuf/wrappers.proto";
      message Press {
        string id = 1;
        repeated double values = 2;
        google.protobuf.Timestamp at = 3;
        google.protobuf.Int64Value start = 4;
        map<string, double> torque = 5;
        optional double pressure = 6;
        int32 count = 7;
        repeated Sample samples = 8;
        bytes picture = 9;
        oneof which { double left = 10; double right = 11; Sample middle = 12; }
        message Sample { double x = 1; optional double y = 2; repeated float row = 3; }
      }
      """;

  @Test
  void shouldReadPackedAndUnpackedValuesInTurn() {
    // given
    byte[] value =
        Protos.bytes(
            out -> {
              out.writeDouble(2, 1.5);
              out.writeByteArray(2, doubles(2.5, 3.5));
              out.writeString(1, "a");
              out.writeDouble(2, 4.5);
            });

    // when
    Slots slots = Protos.read(PRESS, SlotUse.VALUES, "values", value);

    // then
    assertThat(slots.copyOfNumbers(0)).containsExactly(1.5, 2.5, 3.5, 4.5);
    assertThat(slots.wasArray(0)).isTrue();
  }

  private static byte[] doubles(double... values) {
    return Protos.bytes(
        out -> {
          for (double value : values) {
            out.writeDoubleNoTag(value);
          }
        });
  }

  @Test
  void shouldKeepTheLastValueOfASingularField() {
    // given
    byte[] value =
        Protos.bytes(
            out -> {
              out.writeString(1, "first");
              out.writeString(1, "last");
            });

    // then
    assertThat(Protos.read(PRESS, SlotUse.ID, "id", value).string(0)).isEqualTo("last");
  }

  @Test
  void shouldDistinguishZeroFromAbsence() {
    // given
    byte[] empty = {};

    // then
    assertThat(Protos.read(PRESS, SlotUse.START, "count", empty).found(0)).isEqualTo(Found.INTEGER);
    assertThat(Protos.read(PRESS, SlotUse.VALUES, "pressure", empty).has(0)).isFalse();
    assertThat(Protos.read(PRESS, SlotUse.START, "start", empty).has(0)).isFalse();
    assertThat(Protos.read(PRESS, SlotUse.TIME, "at", empty).has(0)).isFalse();
    assertThat(Protos.read(PRESS, SlotUse.VALUES, "values", empty).count(0)).isZero();
  }

  @Test
  void shouldUseTheDefaultsOfProto2() {
    // given
    String file =
        """
        message M {
          optional double d = 1 [default = -inf];
          optional string s = 2 [default = "x\\"y\\n"];
          optional bytes b = 3 [default = "\\001\\377"];
          optional int32 none = 4;
          optional E e = 5 [default = Y];
          enum E { X = 1; Y = 2; }
        }
        """;
    byte[] empty = {};

    // then
    assertThat(Protos.read(file, SlotUse.VALUES, "d", empty).copyOfNumbers(0))
        .containsExactly(Double.NEGATIVE_INFINITY);
    assertThat(Protos.read(file, SlotUse.ID, "s", empty).string(0)).isEqualTo("x\"y\n");
    assertThat(Protos.read(file, SlotUse.PIXELS, "b", empty).array(0)).containsExactly(1, -1);
    assertThat(Protos.read(file, SlotUse.ID, "none", empty).has(0)).isFalse();
    assertThat(Protos.read(file, SlotUse.LABEL, "e", empty).string(0)).isEqualTo("Y");
  }

  @ParameterizedTest
  @CsvSource({
    "1767225600, 123456789, 2026-01-01T00:00:00.123456789Z",
    "-1, 999000000, 1969-12-31T23:59:59.999Z",
    "0, 0, 1970-01-01T00:00:00Z",
    "253402300799, 999999999, 9999-12-31T23:59:59.999999Z"
  })
  void shouldReadATimestamp(long seconds, int nanos, String time) {
    // given
    byte[] at =
        Protos.bytes(
            out -> {
              out.writeInt64(1, seconds);
              out.writeInt32(2, nanos);
            });

    // when
    Slots slots =
        Protos.read(PRESS, SlotUse.TIME, "at", Protos.bytes(out -> out.writeByteArray(3, at)));

    // then
    assertThat(slots.found(0)).isEqualTo(Found.MOMENT);
    assertThat(slots.asText(0)).isEqualTo(time);
  }

  @Test
  void shouldReadAWrapperAsItsValue() {
    // given
    byte[] zero = Protos.bytes(out -> out.writeByteArray(4, new byte[0]));
    byte[] seven = Protos.bytes(out -> out.writeByteArray(4, new byte[] {8, 7}));

    // then
    assertThat(Protos.read(PRESS, SlotUse.START, "start", zero).found(0)).isEqualTo(Found.INTEGER);
    assertThat(Protos.read(PRESS, SlotUse.START, "start", seven).integer(0)).isEqualTo(7);
  }

  @Test
  void shouldReadTheLastEntryOfAKeyWhateverComesFirst() {
    // given
    byte[] valueFirst =
        Protos.bytes(
            out -> {
              out.writeDouble(2, 2.5);
              out.writeString(1, "nm");
            });
    byte[] value =
        Protos.bytes(
            out -> {
              out.writeByteArray(5, "\n\002nm".getBytes(UTF_8));
              out.writeByteArray(5, valueFirst);
            });

    // then
    assertThat(Protos.read(PRESS, SlotUse.VALUES, "torque.nm", value).copyOfNumbers(0))
        .containsExactly(2.5);
    assertThat(Protos.read(PRESS, SlotUse.VALUES, "torque.other", value).has(0)).isFalse();
  }

  @Test
  void shouldReadOneMemberOfAOneof() {
    // given
    byte[] value =
        Protos.bytes(
            out -> {
              out.writeDouble(10, 1);
              out.writeDouble(11, 0);
            });

    // then
    assertThat(Protos.read(PRESS, SlotUse.VALUES, "left", value).has(0)).isFalse();
    assertThat(Protos.read(PRESS, SlotUse.VALUES, "right", value).copyOfNumbers(0))
        .containsExactly(0);
  }

  @Test
  void shouldReadAFieldByItsNameInJson() {
    // given
    String file = "syntax = \"proto3\"; message M { int64 event_time = 1; }";
    byte[] value = {8, 5};

    // then
    assertThat(Protos.read(file, SlotUse.TIME, "eventTime", value).integer(0)).isEqualTo(5);
    assertThat(Protos.read(file, SlotUse.TIME, "event_time", value).integer(0)).isEqualTo(5);
  }

  @Test
  void shouldReferToBytesOfTheRecord() {
    // given
    byte[] value = Protos.bytes(out -> out.writeByteArray(9, new byte[] {7, 8}));

    // when
    Slots slots = Protos.read(PRESS, SlotUse.PIXELS, "picture", value);

    // then
    assertThat(slots.array(0)).isSameAs(value);
    assertThat(Arrays.copyOfRange(value, slots.from(0), slots.from(0) + slots.length(0)))
        .containsExactly(7, 8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VALUES | valeus     | valeus: plant.Press has no field 'valeus'; did you mean 'values'?",
        "VALUES | samples[0].zzzzzz | samples[0].zzzzzz: plant.Press.Sample has no field 'zzzzzz';"
            + " it has x, y, row",
        "VALUES | id         | id: a text, not an array of numbers or a number",
        "VALUES | samples    | samples: an array of plant.Press.Sample, not an array of numbers or"
            + " a number",
        "VALUES | samples.x  | samples.x: 'samples' is an array of plant.Press.Sample: name an"
            + " element as [0] or all as [*]",
        "VALUES | torque     | torque: a map, not an array of numbers or a number",
        "VALUES | at         | at: a google.protobuf.Timestamp, not an array of numbers or a"
            + " number",
        "VALUES | count[0]   | count[0]: 'count' is a single int32",
        "ID     | values     | values: an array, not a text or a number",
        "ID     | middle     | middle: a message plant.Press.Sample, not a text or a number",
        "VALUES | middle.x   | middle.x: field 12 has wire type 0, but a plant.Press.Sample has 2;"
            + " the record was written by another schema"
      })
  void shouldNameThePathOfWhatDoesNotFit(SlotUse use, String path, String message) {
    // given
    byte[] value = Protos.bytes(out -> out.writeInt32(12, 1));

    // then
    assertThatThrownBy(() -> Protos.read(PRESS, use, path, value)).hasMessage(message);
  }

  @Test
  void shouldNameTheRowThatLacksAValue() {
    // given
    byte[] sample = Protos.bytes(out -> out.writeDouble(2, 1));
    byte[] value =
        Protos.bytes(
            out -> {
              out.writeByteArray(8, sample);
              out.writeByteArray(8, new byte[0]);
            });

    // then
    assertThatThrownBy(() -> Protos.read(PRESS, SlotUse.VALUES, "samples[*].y", value))
        .isInstanceOf(UnmappableException.class)
        .hasMessage("samples[1].y: nothing there; every element needs it");
    assertThat(Protos.read(PRESS, SlotUse.VALUES, "samples[*].x", value).copyOfNumbers(0))
        .containsExactly(0, 0);
  }

  @ParameterizedTest
  @CsvSource({"0a05", "0b", "0c", "00", "120c0000", "0a01ff", "ffffffffffffffffffff01", "3a7f"})
  void shouldRefuseBytesThatAreNoMessage(String hex) {
    // given
    byte[] value = HexFormat.of().parseHex(hex);

    // then
    assertThatThrownBy(() -> Protos.read(PRESS, SlotUse.ID, "id", value))
        .isInstanceOf(UnmappableException.class);
  }

  @Test
  void shouldSkipUnknownGroupsToALimitedDepth() {
    // given
    byte[] shallow = Protos.bytes(out -> out.writeRawBytes(groups(50)));
    byte[] deep = Protos.bytes(out -> out.writeRawBytes(groups(100_000)));

    // then
    assertThat(Protos.read(PRESS, SlotUse.START, "count", shallow).has(0)).isTrue();
    assertThatThrownBy(() -> Protos.read(PRESS, SlotUse.START, "count", deep))
        .isInstanceOf(UnmappableException.class);
  }

  private static byte[] groups(int depth) {
    byte[] bytes = new byte[4 * depth];
    for (int i = 0; i < depth; i++) {
      bytes[2 * i] = (byte) 0xbb; // begins group 23
      bytes[2 * i + 1] = 1;
      bytes[2 * depth + 2 * i] = (byte) 0xbc;
      bytes[2 * depth + 2 * i + 1] = 1;
    }
    return bytes;
  }

  @Test
  void shouldListTheFieldsOfTheSchema() {
    // given
    ProtobufFormat format =
        ProtobufFormat.ofType(Protos.plan(SlotUse.ID, "id"), Protos.first(PRESS));

    // then
    assertThat(format.fields("t", new byte[0]))
        .hasSize(19)
        .contains(
            new FoundField(FieldPath.parse("values"), "an array of double"),
            new FoundField(FieldPath.parse("samples[*].x"), "double"));
  }
}
