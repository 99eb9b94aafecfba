package dev.weir.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.SignalRecord;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of a record besides its values, in JSON. */
class PartsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          auto | "2026-01-31T12:00:00.123456Z"      | 2026-01-31T12:00:00.123Z
          auto | "2026-01-31T12:00:00.5+02:00"      | 2026-01-31T10:00:00.500Z
          auto | "2026-01-31 12:00:00"              | 2026-01-31T12:00:00Z
          auto | "2026-01-31T12:00:00+02:00[Europe/Berlin]" | 2026-01-31T10:00:00Z
          iso  | "2026-01-31"                       | 2026-01-31T00:00:00Z
          s    | 1769860800                         | 2026-01-31T12:00:00Z
          s    | 1769860800.123                     | 2026-01-31T12:00:00.123Z
          ms   | 1769860800123                      | 2026-01-31T12:00:00.123Z
          ms   | -1                                 | 1969-12-31T23:59:59.999Z
          us   | 1769860800123999                   | 2026-01-31T12:00:00.123Z
          us   | -1                                 | 1969-12-31T23:59:59.999Z
          ns   | 1769860800123999999                | 2026-01-31T12:00:00.123Z
          """)
  void shouldReadTimes(String unit, String time, Instant expected) {
    RecordMapper mapper = mapper("values=v", "time=ts", "time.unit=" + unit);

    SignalRecord signal = mapper.signal(Mappings.json("{\"v\":[1],\"ts\":" + time + "}"));

    assertThat(signal.getEventTime()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          auto | 1769860800    | ts: a number whose unit is not known; set input.in.time.unit to s, ms, us or ns
          iso  | 1769860800    | ts: a number, not an ISO-8601 text as input.in.time.unit=iso says
          ms   | "2026-01-31"  | ts: a text, not a number as input.in.time.unit=ms says
          auto | "yesterday"   | ts: a text that is no time in ISO-8601, such as 2026-01-31T12:00:00.000Z
          auto | true          | ts: true or false, not a time
          ms   | 9e99          | ts: a time after the year 9999 or as far back; is its unit right?
          s    | 1769860800123 | ts: a time after the year 9999 or as far back; is its unit right?
          s    | -9223372036854775808 | ts: a time after the year 9999 or as far back; is its unit right?
          ms   | null          | ts: null, not a time
          """)
  void shouldRefuseTimesThatAreNotAsSaid(String unit, String time, String message) {
    RecordMapper mapper = mapper("values=v", "time=ts", "time.unit=" + unit);

    assertThatThrownBy(() -> mapper.signal(Mappings.json("{\"v\":[1],\"ts\":" + time + "}")))
        .isInstanceOf(UnmappableException.class)
        .hasMessage(message);
  }

  @Test
  void shouldReadAllPartsOfASignal() {
    // given
    RecordMapper mapper =
        mapper(
            "values=v",
            "id=no",
            "source=m.id",
            "start=first",
            "interval=dt",
            "label=truth",
            "passthrough=order:o,m.type,nothing");
    InputRecord record =
        Mappings.json(
            """
            {"no": 5, "m": {"id": "a", "type": 7.0}, "first": 12.0, "dt": 0.5, "truth": true,
             "order": "x-1", "v": [1, 2]}\
            """);

    // when
    SignalRecord signal = mapper.signal(record);
    Headers headers = new RecordHeaders();
    mapper.passthrough(record, headers);

    // then
    assertThat(signal.getId()).isEqualTo("5");
    assertThat(signal.getSource()).isEqualTo("a");
    assertThat(signal.getStart()).isEqualTo(12);
    assertThat(signal.getInterval()).isEqualTo(0.5);
    assertThat(signal.getLabel()).isEqualTo("true");
    assertThat(headers.toArray()).hasSize(2);
    assertThat(text(headers, "o")).isEqualTo("x-1");
    assertThat(text(headers, "m.type")).isEqualTo("7");
  }

  @Test
  void shouldLeaveOutOptionalPartsThatAreNullOrAbsent() {
    RecordMapper mapper = mapper("values=v", "start=first", "interval=dt", "label=truth");

    SignalRecord signal = mapper.signal(Mappings.json("{\"v\":[1],\"truth\":null,\"dt\":null}"));

    assertThat(signal.getStart()).isNull();
    assertThat(signal.getInterval()).isNull();
    assertThat(signal.getLabel()).isNull();
  }

  @Test
  void shouldKeepAllDigitsOfLongIds() {
    RecordMapper mapper = mapper("values=v", "id=no");

    assertThat(mapper.signal(Mappings.json("{\"no\":18446744073709551615,\"v\":1}")).getId())
        .isEqualTo("18446744073709551615");
    assertThat(mapper.signal(Mappings.json("{\"no\":1,\"v\":18446744073709551615}")).getValues())
        .containsExactly(0x1p64);
  }

  @Test
  void shouldFindTheSourceWithoutReadingOn() {
    RecordMapper mapper = mapper("values=v", "source=m.id");

    assertThat(mapper.source(Mappings.json("{\"x\":[1,{\"id\":2}],\"m\":{\"id\":\"a\"} broken")))
        .isEqualTo("a");
    assertThatThrownBy(() -> mapper.source(Mappings.json("{\"m\":{\"idd\":1}}")))
        .hasMessage("m.id: no such field; m has idd; did you mean idd?");
  }

  @Test
  void shouldTakeSourceAndTimeFromHeaders() {
    // given
    RecordMapper mapper =
        mapper("values=v", "source=header:machine", "time=header:at", "time.unit=ms");
    InputRecord record = Mappings.json("{\"v\":1}");
    record.headers().add("machine", "p1".getBytes(UTF_8)).add("at", "77".getBytes(UTF_8));

    // when
    SignalRecord signal = mapper.signal(record);

    // then
    assertThat(signal.getSource()).isEqualTo("p1");
    assertThat(mapper.source(record)).isEqualTo("p1");
    assertThat(signal.eventTimeMillis()).isEqualTo(77);
    assertThatThrownBy(() -> mapper.signal(Mappings.json("{\"v\":1}")))
        .hasMessage("header machine: the record has none");
  }

  @Test
  void shouldRefuseKeysThatAreMissingOrNoText() {
    RecordMapper mapper = mapper("values=v");

    assertThatThrownBy(() -> mapper.source(withKey(null))).hasMessage("key: the record has none");
    assertThatThrownBy(() -> mapper.source(withKey(new byte[] {(byte) 0xff})))
        .hasMessage("key: not a text in UTF-8");
    assertThatThrownBy(
            () ->
                mapper.signal(
                    new InputRecord("t", 0, 0, 0, new byte[0], null, new RecordHeaders())))
        .hasMessage("the record has no value");
  }

  private static InputRecord withKey(byte[] key) {
    return new InputRecord("t", 0, 0, 0, key, new byte[0], new RecordHeaders());
  }

  @Test
  void shouldReadReadings() {
    // given
    RecordMapper mapper =
        mapper(
            "kind=reading",
            "source=sensorId",
            "time=timestamp",
            "time.unit=ms",
            "values=temperature,density",
            "label=ok");

    // when
    Reading reading =
        mapper.reading(
            Mappings.json(
                "{\"sensorId\":\"a\",\"timestamp\":9,\"density\":3,\"temperature\":1.2}"));

    // then
    assertThat(reading.source()).isEqualTo("a");
    assertThat(reading.time()).isEqualTo(9);
    assertThat(reading.values()).containsExactly(1.2, 3);
    assertThat(reading.id()).isEqualTo("t-3-17");
    assertThat(reading.label()).isNull();
    assertThatThrownBy(
            () ->
                mapper.reading(
                    Mappings.json(
                        "{\"sensorId\":1,\"timestamp\":9,\"density\":[3,4],\"temperature\":1.2}")))
        .hasMessage("density: 2 numbers; a reading has one a channel");
  }

  @Test
  void shouldReadLabels() {
    RecordMapper mapper =
        new RecordMapper(
            Mappings.ofLabels("format=json", "record=id", "label=verdict", "source=m"),
            new SchemaFetcher());

    LabelRecord label = mapper.label(Mappings.json("{\"id\":7,\"verdict\":\"bad\",\"m\":\"a\"}"));

    assertThat(label.getRecordId()).isEqualTo("7");
    assertThat(label.getLabel()).isEqualTo("bad");
    assertThat(label.getSource()).isEqualTo("a");
    assertThat(label.getEventTime()).isEqualTo(Instant.ofEpochMilli(1_000));
    assertThatThrownBy(() -> mapper.label(Mappings.json("{\"id\":7,\"verdict\":null,\"m\":\"a\"}")))
        .hasMessage("verdict: null, not a text or a number");
  }

  @Test
  void shouldReadJsonBehindConfluentsFraming() {
    RecordMapper mapper =
        new RecordMapper(Mappings.of("format=json-schema", "values=v"), new SchemaFetcher());

    assertThat(mapper.signal(Mappings.json("\0\0\0\0\7{\"v\":[4]}")).getValues())
        .containsExactly(4);
    assertThatThrownBy(() -> mapper.signal(Mappings.json("{\"v\":[4]}")))
        .hasMessageContaining("plain JSON is the format json");
    assertThatThrownBy(() -> mapper("values=v").signal(Mappings.json("\0\0\0\0\7{\"v\":[4]}")))
        .hasMessageContaining("it begins with 0 as Confluent's framing does");
  }

  private static RecordMapper mapper(String... settings) {
    String[] all = java.util.Arrays.copyOf(settings, settings.length + 1);
    all[settings.length] = "format=json";
    return new RecordMapper(Mappings.of(all), new SchemaFetcher());
  }

  private static String text(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), UTF_8);
  }
}
