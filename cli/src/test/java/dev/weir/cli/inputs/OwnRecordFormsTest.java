package dev.weir.cli.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.inputs.InputRecord;
import dev.weir.inputs.RecordMapper;
import dev.weir.inputs.config.InputSettings;
import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.SignalRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code weir send} writes to an input is what the input's mapping reads. */
class OwnRecordFormsTest {
  private static final Instant TIME = Instant.parse("2026-12-01T10:00:00.250Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "format=json id=a.no source=a.machine time=at label=state values=v",
        "format=json id=no source=header:machine time=header:at time.unit=us label=state values=v",
        "format=csv id=0 source=1 time=2 time.unit=ms label=3 values=[4..]",
        "format=csv csv.header=no,m,at,s,v csv.separator=tab id=no source=m time=at label=s"
            + " values=[4..6]"
      })
  void shouldWriteASignalThatIsMappedToItself(String settings) {
    // given
    SignalRecord signal =
        SignalRecord.of("c,1", "press \"7\"", TIME, new double[] {0.5, -2, 1e-7}).withLabel("worn");

    // when / then
    assertThat(mapped(mapping(settings), signal)).isEqualTo(signal);
  }

  @Test
  void shouldWriteBinaryNumbersInTheInputsTypeAndOrder() {
    // given
    InputMapping mapping = mapping("format=binary binary.type=int16 binary.order=big");
    SignalRecord signal = SignalRecord.of("c", "press-7", TIME, new double[] {1, -2, 300});

    // when
    ProducerRecord<byte[], byte[]> sent = sent(mapping, signal);

    // then
    assertThat(sent.value()).containsExactly(0, 1, -1, -2, 1, 44);
    assertThat(((SignalRecord) mapped(mapping, signal)).getValues()).containsExactly(1, -2, 300);
  }

  @Test
  void shouldRefuseANumberThatItsBinaryTypeCannotHold() {
    InputMapping mapping = mapping("format=binary binary.type=int16");

    assertThatThrownBy(() -> sent(mapping, SignalRecord.of("c", "s", TIME, new double[] {40_000})))
        .hasMessage("input in: 40000.0 is no whole number of 16 bits (binary.type=int16)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "format=json pixels=grey width=w height=h",
        "format=json pixels=grey pixels.encoding=numbers width=3 height=2",
        "format=csv pixels=4 width=3 height=2"
      })
  void shouldWriteAnImageThatIsMappedToItself(String settings) {
    // given
    String parts = settings.contains("csv") ? " id=0 time=2 label=3" : " id=no time=at label=what";
    InputMapping mapping = mapping("kind=image " + settings + parts);
    ImageRecord image = image("7");

    // when / then
    assertThat(mapped(mapping, image)).isEqualTo(image);
  }

  @Test
  void shouldWriteTheGreyValuesOfABinaryImage() {
    // given
    InputMapping mapping = mapping("kind=image format=binary width=3 height=2");

    // when
    ImageRecord mapped = (ImageRecord) mapped(mapping, image(null));

    // then
    assertThat(mapped.getPixels()).isEqualTo(image(null).getPixels());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind=image format=binary width=3 height=2", "format=json values=v"})
  void shouldRefuseALabelThatTheInputHasNoPathFor(String settings) {
    // given
    InputMapping mapping = mapping(settings);
    SpecificRecord record =
        mapping.kind() == InputKind.IMAGE
            ? image("7")
            : SignalRecord.of("c", "s", TIME, new double[] {1}).withLabel("ok");

    // when / then
    assertThatThrownBy(() -> sent(mapping, record))
        .hasMessageStartingWith(
            "input in: the record has a label, for which the input has no path");
  }

  @Test
  void shouldRefuseAnImageOfAnotherSizeThanAllRecordsHave() {
    assertThatThrownBy(
            () -> sent(mapping("kind=image format=binary width=28 height=2"), image(null)))
        .hasMessage("input in: the image's width is 3, but all records have 28");
  }

  @ParameterizedTest
  @ValueSource(strings = {"avro", "protobuf", "json-schema"})
  void shouldRefuseAFormatThatNeedsItsProducersSchema(String format) {
    assertThatThrownBy(() -> OwnRecordForms.of(mapping("values=v format=" + format)))
        .hasMessageContaining("records of format " + format + " are written by their own producer");
  }

  private static ImageRecord image(String label) {
    return ImageRecord.newBuilder()
        .setId("c1")
        .setSource("press-7")
        .setEventTime(TIME)
        .setWidth(3)
        .setHeight(2)
        .setPixels(ByteBuffer.wrap(new byte[] {0, 1, 2, 3, 127, -1}))
        .setLabel(label)
        .build();
  }

  /** A mapping with these settings, separated by blanks. */
  private static InputMapping mapping(String settings) {
    Map<String, String> all = new HashMap<>(Map.of("inputs", "in", "input.in.topic", "t"));
    for (String setting : settings.split(" ", -1)) {
      int equals = setting.indexOf('=');
      all.put("input.in." + setting.substring(0, equals), setting.substring(equals + 1));
    }
    List<String> errors = new ArrayList<>();
    InputSettings parsed = InputSettings.parse(all, errors);
    assertThat(errors).isEmpty();
    return parsed.inputs().getFirst();
  }

  private static ProducerRecord<byte[], byte[]> sent(InputMapping mapping, SpecificRecord record) {
    String source = (String) record.get(record.getSchema().getField("source").pos());
    return OwnRecordForms.of(mapping).record(mapping.topic(), source, record, null);
  }

  private static SpecificRecord mapped(InputMapping mapping, SpecificRecord record) {
    ProducerRecord<byte[], byte[]> sent = sent(mapping, record);
    Long timestamp = sent.timestamp();
    InputRecord read =
        new InputRecord(
            sent.topic(),
            0,
            0,
            timestamp == null ? 0 : timestamp,
            sent.key(),
            sent.value(),
            sent.headers());
    RecordMapper mapper = new RecordMapper(mapping, new SchemaFetcher());
    return mapping.kind() == InputKind.IMAGE ? mapper.image(read) : mapper.signal(read);
  }
}
