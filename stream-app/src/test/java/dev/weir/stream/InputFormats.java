package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.inputs.TestRecords;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Inputs of all formats, with records that fit and records that do not. */
final class InputFormats {
  static final String TOPIC = "plant.own";

  private static final String AVRO =
      """
      {"type": "record", "name": "Cycle", "namespace": "plant", "fields": [
        {"name": "no", "type": "long"},
        {"name": "machine", "type": {"type": "record", "name": "Machine", "fields": [
          {"name": "id", "type": "string"}, {"name": "hall", "type": "int", "default": 1}]}},
        {"name": "at", "type": {"type": "long", "logicalType": "%s"}},
        {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["low", "high"]}},
        {"name": "weight", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
        {"name": "data", "aliases": ["torque"],
         "type": ["null", "string", {"type": "array", "items": ["null", "float", "double"]}]},
        {"name": "points", "default": [], "type": {"type": "array", "items":
          {"type": "record", "name": "Point", "fields": [
            {"name": "x", "type": "double"}, {"name": "y", "type": ["null", "int"]}]}}}]}
      """;

  private static final String AVRO_RECORD =
      """
      {"no": @, "machine": {"id": "press-7", "hall": 2}, "at": %s, "state": "high",
       "weight": "\\u0004\u00d2", "data": %s, "points": %s}
      """;

  private static final String PROTO =
      """
      syntax = "proto3";
      package plant;
      import "google/protobuf/timestamp.proto";
      message Other { string text = 1; }
      message Batch {
        message Run {
          string no = 1;
          string machine = 2;
          google.protobuf.Timestamp at = 3;
          repeated Sample samples = 4;
        }
        message Sample { double x = 1; optional double y = 2; }
      }
      """;

  private static final long SECONDS = Harness.NOW.getEpochSecond();
  private static final byte[] PIXELS = {9, 9, 9, 9, 9, 9};

  private InputFormats() {}

  /**
   * An input and records of its topic.
   *
   * @param settings without the prefix of the input
   * @param good makes the value of a record with source press-7, {@link Harness#NOW} and a mean of
   *     2.5, or an image of six pixels of value 9
   * @param wrong records that become dead letters
   */
  record Format(String name, List<String> settings, Value good, List<Wrong> wrong) {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A record that cannot be mapped.
   *
   * @param reason of its dead letter
   * @param detail a part of its detail
   */
  record Wrong(Value value, String reason, String detail) {}

  /** Makes the value of a record with this id, with its schema in the registry. */
  interface Value {
    byte[] in(SchemaRegistryClient registry, int no) throws Exception;
  }

  private static Value text(String value) {
    return (registry, no) -> value.replace("@", Integer.toString(no)).getBytes(UTF_8);
  }

  private static Wrong undecodable(Value value, String detail) {
    return new Wrong(value, "undecodable", detail);
  }

  static Stream<Format> signals() {
    return Stream.of(
        json(),
        jsonSchema(),
        avro("timestamp-millis", "000"),
        avro("timestamp-micros", "000000"),
        avro("timestamp-nanos", "000000000"),
        avroPoints(),
        protobuf(),
        csv(),
        binary("float32", "little", number(Float.BYTES, ByteOrder.LITTLE_ENDIAN)),
        binary("float64", "big", number(Double.BYTES, ByteOrder.BIG_ENDIAN)),
        binary("int16", "big", new byte[] {0, 1, 0, 2, 0, 3, 0, 4}),
        binary("int16", "little", new byte[] {1, 0, 2, 0, 3, 0, 4, 0}));
  }

  private static final List<String> OF_JSON =
      List.of("id=no", "source=machine.id", "time=at", "values=torque", "label=state");

  private static String json(String torque) {
    return "{\"no\":@,\"machine\":{\"id\":\"press-7\"},\"at\":\"%s\",\"torque\":%s,\"state\":\"high\"}"
        .formatted(Harness.NOW, torque);
  }

  private static Format json() {
    return new Format(
        "json",
        with(OF_JSON, "format=json"),
        text(json("[1, 2, 3, 4]")),
        List.of(
            undecodable(text("torque"), "the value is not JSON"),
            undecodable(text("{\"no\":7,\"machine\":{\"id\":\"press-7"), "the JSON ends early"),
            undecodable(
                text(json("[1, 2]").replace("machine", "press")), "machine.id: no such field"),
            undecodable(text(json("[1, 2, \"3\", 4]")), "torque[2]: a text, not a number"),
            undecodable(text(json("[1, null, 3, 4]")), "torque[1]: null, not a number"),
            undecodable(text(json("4,\"torque\":5")), "torque: the record has it more than once"),
            undecodable(
                text(json("[1]").replaceAll("\"at\":\"[^\"]*\"", "\"at\":5")),
                "at: a number whose unit is not known; set input.own.time.unit"),
            new Wrong(
                text(json("[1, 2, 3, 4]").replaceAll("2026-", "2036-")),
                "event-time-out-of-range",
                "ahead"),
            new Wrong(text(json("[1, 2, 3]")), "wrong-size", "3"),
            new Wrong(text(json("[1, 2, NaN, 4]")), "unusable-values", ""),
            new Wrong(text(json("[[1, 2], [3]]")), "wrong-size", "torque[1]: 1 numbers"),
            undecodable((registry, no) -> null, "the record has no value")));
  }

  private static Format jsonSchema() {
    return new Format(
        "json-schema",
        with(OF_JSON, "format=json-schema"),
        text("\0\0\0\0\7" + json("[1, 2, 3, 4]")),
        List.of(
            undecodable(text(json("[1, 2, 3, 4]")), "plain JSON is the format json"),
            undecodable(text("\0\0"), ""),
            undecodable(text("\0\0\0\0\7{"), "the JSON ends early"),
            undecodable(text("\0\0\0\0\7" + json("{}")), "torque: an object, not an array")));
  }

  private static Value avro(String logical, String time, String data, String points) {
    return (registry, no) -> {
      String schema = AVRO.formatted(logical);
      return TestRecords.avro(
          TestRecords.register(registry, TOPIC, "AVRO", schema),
          schema,
          AVRO_RECORD.formatted(time, data, points).replace("@", Integer.toString(no)));
    };
  }

  private static Format avro(String logical, String zeros) {
    String time = SECONDS + zeros;
    String floats =
        "{\"array\": [{\"float\": 1}, {\"double\": 2}, {\"double\": 3}, {\"float\": 4}]}";
    Value good = avro(logical, time, floats, "[]");
    return new Format(
        "avro with " + logical,
        List.of(
            "format=avro",
            "id=no",
            "source=machine.id",
            "time=at",
            "values=torque",
            "label=state",
            "passthrough=weight"),
        good,
        List.of(
            undecodable(avro(logical, time, "null", "[]"), "torque: null, not an array"),
            undecodable(avro(logical, time, "{\"string\": \"1,2\"}", "[]"), "torque: a text, not"),
            undecodable(
                avro(logical, time, "{\"array\": [{\"float\": 1}, null]}", "[]"),
                "torque[1]: null, not a number"),
            new Wrong(
                avro(logical, time, "{\"array\": [{\"float\": 1}]}", "[]"), "wrong-size", "1"),
            undecodable((registry, no) -> cut(good.in(registry, no), -1), "it ends early"),
            undecodable((registry, no) -> cut(good.in(registry, no), 1), "1 bytes are left"),
            undecodable(text("{}"), "too short for Confluent's wire format"),
            undecodable(text("{\"no\": 7}"), "has its producer an Avro serializer?"),
            undecodable(text("\0\0\0\0\77"), "Schema id 63"),
            undecodable(
                (registry, no) ->
                    TestRecords.avro(
                        TestRecords.register(registry, TOPIC, "AVRO", "\"string\""),
                        "\"string\"",
                        "\"x\""),
                "machine.id: nothing there"),
            undecodable(
                (registry, no) -> {
                  int id = TestRecords.register(registry, TOPIC, "PROTOBUF", PROTO);
                  return TestRecords.protobuf(id, PROTO, "text: 'x'", 0);
                },
                "is of type PROTOBUF, not Avro")));
  }

  private static Format avroPoints() {
    String time = SECONDS + "000";
    String point = "{\"x\": %s, \"y\": {\"int\": 1}}";
    String points =
        "[%s, %s, %s, %s]"
            .formatted(
                point.formatted(1), point.formatted(2), point.formatted(3), point.formatted(4));
    String holed = points.replaceFirst("\\{\"int\": 1}", "null");
    Value good = avro("timestamp-millis", time, "null", points);
    return new Format(
        "avro with arrays of records",
        List.of("format=avro", "id=no", "source=machine.id", "time=at", "values=points[*].x"),
        good,
        List.of(
            undecodable(
                (registry, no) -> {
                  String other = AVRO.formatted("timestamp-millis").replace("\"x\"", "\"z\"");
                  return TestRecords.avro(
                      TestRecords.register(registry, TOPIC, "AVRO", other),
                      other,
                      AVRO_RECORD
                          .formatted(time, "null", holed.replace("\"x\"", "\"z\""))
                          .replace("@", "9"));
                },
                "points[0].x: nothing there"),
            new Wrong(avro("timestamp-millis", time, "null", "[]"), "wrong-size", "")));
  }

  private static Value protobuf(String text, int... indexes) {
    return (registry, no) ->
        TestRecords.protobuf(
            TestRecords.register(registry, TOPIC, "PROTOBUF", PROTO),
            PROTO,
            text.replace("@", Integer.toString(no)),
            indexes);
  }

  private static Format protobuf() {
    String run = "no: '@' machine: 'press-7' at { seconds: %d } ".formatted(SECONDS);
    Value good =
        protobuf(run + "samples { x: 1 } samples { x: 2 } samples { x: 3 } samples { x: 4 }", 1, 0);
    return new Format(
        "protobuf",
        List.of("format=protobuf", "id=no", "source=machine", "time=at", "values=samples[*].x"),
        good,
        List.of(
            undecodable(protobuf("text: 'x'", 0), "machine: plant.Other has no field 'machine'"),
            undecodable(protobuf("x: 1", 1, 1), "machine: plant.Batch.Sample has no field"),
            undecodable(
                (registry, no) -> {
                  byte[] value = good.in(registry, no);
                  value[6] = 20;
                  return value;
                },
                "no message of indexes [10, 0]"),
            undecodable(
                (registry, no) -> cut(good.in(registry, no), -1),
                "is not a message plant.Batch.Run"),
            undecodable(
                (registry, no) -> Arrays.copyOf(good.in(registry, no), 5), "message indexes"),
            undecodable(text("{\"no\": 7}"), "not in Confluent's wire format"),
            undecodable(text("\0\0\0\0\77\0"), "Schema id 63"),
            new Wrong(protobuf(run, 1, 0), "wrong-size", "")));
  }

  private static Format csv() {
    String head = "@,press-7,%s,".formatted(Harness.NOW);
    return new Format(
        "csv",
        List.of("format=csv", "id=0", "source=1", "time=2", "values=[4..7]", "label=3"),
        text(head + "high,1,2,3,\"4\"\r\n"),
        List.of(
            undecodable(text(head + "high,1,x,3,4"), "column 5: a text, not a number"),
            undecodable(text(head + "high,1,,3,4"), "column 5: empty, not a number"),
            undecodable(text(head + "high,1,2"), "column 7: no such column; the line has 6"),
            undecodable(text(head + "high,1,2,3,4\n7"), "the value has more than one line"),
            undecodable(text(head + "\"high,1,2,3,4"), "a quote that is not closed"),
            undecodable(text("7,,%s,high,1,2,3,4".formatted(Harness.NOW)), "1: nothing there"),
            undecodable(text("7,press-7,noon,high,1,2,3,4"), "2: a text that is no time")));
  }

  /** The numbers 1 to 4. */
  private static byte[] number(int bytes, ByteOrder order) {
    ByteBuffer numbers = ByteBuffer.allocate(4 * bytes).order(order);
    for (int i = 1; i <= 4; i++) {
      if (bytes == Float.BYTES) {
        numbers.putFloat(i);
      } else {
        numbers.putDouble(i);
      }
    }
    return numbers.array();
  }

  private static Format binary(String type, String order, byte[] good) {
    int bytes = good.length / 4;
    return new Format(
        "binary " + type + " " + order,
        List.of("format=binary", "binary.type=" + type, "binary.order=" + order),
        (registry, no) -> good,
        List.of(
            new Wrong(
                (registry, no) -> cut(good, -1),
                "wrong-size",
                "bytes are not a multiple of " + bytes),
            new Wrong((registry, no) -> cut(good, -bytes), "wrong-size", "3"),
            new Wrong((registry, no) -> new byte[0], "wrong-size", "")));
  }

  static Stream<Format> images() {
    return Stream.of(
        new Format(
            "bytes",
            List.of("format=binary", "width=3", "height=2"),
            (registry, no) -> PIXELS,
            List.of(
                new Wrong((registry, no) -> cut(PIXELS, -1), "wrong-size", "5"),
                new Wrong((registry, no) -> new byte[0], "wrong-size", ""))),
        new Format(
            "Base64",
            List.of("format=json", "pixels=grey", "pixels.encoding=base64", "width=3", "height=2"),
            text(grey("\"" + Base64.getEncoder().encodeToString(PIXELS) + "\"")),
            List.of(
                undecodable(text(grey("\"*\"")), "grey: a text that is not Base64"),
                undecodable(text(grey("[9]")), "grey: "),
                undecodable(text("{\"gray\": 1}"), "grey: no such field; the record has gray"))),
        new Format(
            "array",
            List.of("format=json", "pixels=grey", "width=3"),
            text(grey("[9, 9, 9, 9, 9, 9]")),
            List.of(
                new Wrong(
                    text(grey("[9, 256]")),
                    "unusable-values",
                    "grey: number 1 of them is not a whole one"),
                new Wrong(
                    text(grey("[0.5]")),
                    "unusable-values",
                    "grey: number 0 of them is not a whole one"),
                undecodable(text(grey("{}")), "grey: an object, not"))),
        picture("png"),
        picture("jpeg"),
        new Format(
            "PNG in JSON",
            List.of("format=json", "pixels=grey", "pixels.encoding=png"),
            text(grey("\"" + Base64.getEncoder().encodeToString(file("png", 3)) + "\"")),
            List.of(
                undecodable(text(grey("\"AAAA\"")), "grey: not a file of this format"),
                new Wrong(
                    text(grey("\"" + Base64.getEncoder().encodeToString(file("png", 4)) + "\"")),
                    "wrong-size",
                    "4"))));
  }

  private static Format picture(String format) {
    byte[] good = file(format, 3);
    return new Format(
        format,
        List.of("format=binary", "pixels.encoding=" + format),
        (registry, no) -> good,
        List.of(
            undecodable((registry, no) -> PIXELS, "not a file of this format"),
            undecodable((registry, no) -> Arrays.copyOf(good, 30), ""),
            new Wrong((registry, no) -> file(format, 4), "wrong-size", "4")));
  }

  private static String grey(String pixels) {
    return "{\"grey\": %s}".formatted(pixels);
  }

  /** A picture of two rows, all pixels of value 9. */
  private static byte[] file(String format, int width) {
    try {
      BufferedImage image = new BufferedImage(width, 2, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setSamples(0, 0, width, 2, 0, constant(2 * width));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalStateException(format);
      }
      return out.toByteArray();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e); // not into memory
    }
  }

  private static int[] constant(int length) {
    int[] nines = new int[length];
    Arrays.fill(nines, 9);
    return nines;
  }

  private static byte[] cut(byte[] value, int by) {
    return Arrays.copyOf(value, value.length + by);
  }

  private static List<String> with(List<String> settings, String more) {
    return Stream.concat(settings.stream(), Stream.of(more)).toList();
  }
}
