package dev.weir.inputs.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.inputs.mapping.ArrayLayout;
import dev.weir.inputs.mapping.FormatSettings.BinaryType;
import dev.weir.inputs.mapping.Grid;
import dev.weir.inputs.mapping.ImageAt;
import dev.weir.inputs.mapping.InputFormat;
import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.mapping.NumberAt;
import dev.weir.inputs.mapping.Passthrough;
import dev.weir.inputs.mapping.TextAt;
import dev.weir.inputs.mapping.TimeAt;
import dev.weir.inputs.mapping.TimeUnits;
import dev.weir.inputs.path.FieldPath;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputSettingsTest {
  private final List<String> errors = new ArrayList<>();

  @Test
  void shouldReadASignalWithAllItsParts() {
    InputMapping mapping =
        only(
            """
            inputs=presses
            input.presses.topic=plant.presses
            input.presses.format=json
            input.presses.id=order.no
            input.presses.source=header:machine
            input.presses.time=ts
            input.presses.time.unit=us
            input.presses.values=data
            input.presses.layout=samples
            input.presses.start=first
            input.presses.interval=2.5
            input.presses.label=truth
            input.presses.passthrough=order.no:order,"a:b"
            """);

    assertThat(mapping.name()).isEqualTo("presses");
    assertThat(mapping.topic()).isEqualTo("plant.presses");
    assertThat(mapping.kind()).isEqualTo(InputKind.SIGNAL);
    assertThat(mapping.format()).isEqualTo(InputFormat.JSON);
    assertThat(mapping.id()).contains(path("order.no"));
    assertThat(mapping.source()).isEqualTo(new TextAt.InHeader("machine"));
    assertThat(mapping.time()).isEqualTo(new TimeAt.InValue(path("ts")));
    assertThat(mapping.timeUnits()).isEqualTo(TimeUnits.MICROS);
    assertThat(mapping.values()).containsExactly(path("data"));
    assertThat(mapping.layout()).isEqualTo(ArrayLayout.SAMPLES);
    assertThat(mapping.start()).contains(new NumberAt.InValue(path("first")));
    assertThat(mapping.interval()).contains(new NumberAt.Constant(2.5));
    assertThat(mapping.label()).contains(path("truth"));
    assertThat(mapping.passthrough())
        .containsExactly(
            new Passthrough(path("order.no"), "order"),
            new Passthrough(FieldPath.ofField("a:b"), "a:b"));
  }

  @Test
  void shouldReadReadingsOnAGrid() {
    InputMapping mapping =
        only(
            """
            inputs=a
            input.a.topic=t
            input.a.kind=reading
            input.a.format=json
            input.a.source=sensorId
            input.a.values=temperature,density
            input.a.grid.interval=100ms
            input.a.grid.missing=hold
            """);

    assertThat(mapping.values()).containsExactly(path("temperature"), path("density"));
    assertThat(mapping.source()).isEqualTo(new TextAt.InValue(path("sensorId")));
    assertThat(mapping.grid())
        .contains(new Grid(Duration.ofMillis(100), Duration.ofMillis(50), Grid.Missing.HOLD));
  }

  @Test
  void shouldReadImagesAndFormatsWithoutFields() {
    InputSettings settings =
        parse(
            """
            inputs=pictures,raw,own
            input.pictures.topic=p
            input.pictures.kind=image
            input.pictures.format=json
            input.pictures.pixels=img
            input.pictures.width=28
            input.pictures.height=h
            input.raw.topic=r
            input.raw.format=binary
            input.raw.binary.type=int16
            input.raw.binary.order=big
            input.own.topic=o
            """);

    assertThat(errors).isEmpty();
    ImageAt image = settings.find("pictures").orElseThrow().image().orElseThrow();
    assertThat(image.width()).contains(new NumberAt.Constant(28));
    assertThat(image.height()).contains(new NumberAt.InValue(path("h")));
    InputMapping raw = settings.find("raw").orElseThrow();
    assertThat(raw.settings().binaryType()).isEqualTo(BinaryType.INT16);
    assertThat(raw.settings().binaryOrder()).isEqualTo(ByteOrder.BIG_ENDIAN);
    assertThat(raw.values()).containsExactly(path("$"));
    assertThat(settings.find("own").orElseThrow().format()).isEqualTo(InputFormat.WEIR);
  }

  @Test
  void shouldReadLabels() {
    InputSettings settings =
        parse(
            """
            labels.topic=truth
            labels.format=avro
            labels.source=machine
            labels.record=id
            labels.label=verdict
            labels.repartition=true
            """);

    assertThat(errors).isEmpty();
    InputMapping labels = settings.labels().orElseThrow();
    assertThat(labels.kind()).isEqualTo(InputKind.LABEL);
    assertThat(labels.record()).contains(path("id"));
    assertThat(labels.label()).contains(path("verdict"));
    assertThat(InputSettings.isOwn("labels.topic")).isTrue();
    assertThat(InputSettings.isOwn("labels.repartition")).isFalse();
  }

  @Test
  void shouldHaveNeitherInputsNorLabelsByDefault() {
    InputSettings settings = parse("");

    assertThat(settings.inputs()).isEmpty();
    assertThat(settings.labels()).isEmpty();
    assertThat(errors).isEmpty();
  }

  @Test
  void shouldReportAllErrorsTogether() {
    parse(
        """
        inputs=a,b
        input.a.topic=t
        input.a.format=jsn
        input.a.valuse=x
        input.b.topic=a topic
        input.b.format=json
        input.b.values=x[
        input.c.topic=u
        """);

    assertThat(errors)
        .hasSize(5)
        .anyMatch(e -> e.contains("input.a.valuse") && e.contains("did you mean input.a.values?"))
        .anyMatch(e -> e.contains("input.a.format") && e.contains("json"))
        .anyMatch(e -> e.contains("'a topic' is no topic"))
        .anyMatch(e -> e.contains("input.b.values: 'x[' is no path"))
        .anyMatch(e -> e.contains("input.c.topic") && e.contains("[a, b]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          format=json                                        | a.values is missing
          kind=image;format=json                             | a.pixels is missing
          format=json;values=v;grid.interval=1s              | a.grid.interval is a setting of readings
          kind=reading;format=json;values=v;grid.missing=nan;grid.interval=1s | nan is refused
          kind=reading;format=json;values=v;grid.missing=hold | needs input.a.grid.interval
          kind=reading;format=json;values=v;grid.interval=1s;grid.tolerance=600ms | at most half
          kind=reading;format=json;values=v;grid.interval=0  | must be from 1ms to 1d
          kind=reading;format=json;values=v;grid.interval=5  | is no duration
          kind=image;format=json;pixels=p;copartitioned=true | is a setting of signals and readings
          format=json;values=v;copartitioned=yes             | a.copartitioned
          kind=reading;format=json;values=v;grid.interval=1s;count.period=1d | is for windows by count
          kind=reading;format=json;values=v;count.period=1ms | count.period must be at least 1s
          kind=reading;format=json;values=v;count.period=day | input.a.count.period:
          format=json;values=v;count.period=1d               | a.count.period is a setting of readings
          kind=reading                                       | has no such records
          kind=reading;format=json;values=v;start=s          | a.start is a setting of signals
          format=json;values=v;csv.header=a                  | a.csv.header is a setting of format csv
          format=json;values=v;pixels=p                      | a.pixels is a setting of images
          format=binary;values=v                             | has no fields
          format=binary;source=machine                       | has no fields; use key
          format=json;values=v;time.unit=ms                  | has no effect with input.a.time=kafka
          format=json;values=v;source=s[*].x                 | is not one value
          format=json;values=[2..]                           | is for csv
          format=csv;values=v;csv.separator=;;               | is not one character
          format=json;values=v;source=header:                | nothing follows header:
          format=json;values=v;passthrough=a,a               | is named twice
          format=json;values=v;passthrough=a:weir.x          | begins with weir.
          format=protobuf;values=v;schema.file=x.proto       | a.message is missing
          format=json;values=v;interval=-1                   | is no possible value
          values=v                                           | has no effect with format weir
          """)
  void shouldRefuseWhatDoesNotBelongTogether(String settings, String message) {
    Map<String, String> all = new HashMap<>(Map.of("inputs", "a", "input.a.topic", "t"));
    String text = settings.replace(";;", ";~");
    for (String setting : text.split(";", -1)) {
      int equals = setting.indexOf('=');
      if (equals > 0) {
        all.put(
            "input.a." + setting.substring(0, equals),
            setting.substring(equals + 1).replace("~", ";;"));
      }
    }

    InputSettings parsed = InputSettings.parse(all, errors);

    assertThat(errors).anyMatch(error -> error.contains(message));
    assertThat(parsed.inputs()).isEmpty();
  }

  @Test
  void shouldRefuseATopicOrNameTwice() {
    parse("inputs=a,b,a,c d\ninput.a.topic=t\ninput.b.topic=t");

    assertThat(errors)
        .anyMatch(e -> e.contains("names an input twice"))
        .anyMatch(e -> e.contains("'c d' is no name"))
        .anyMatch(e -> e.contains("input.a.topic and input.b.topic are both t"));
  }

  private InputMapping only(String text) {
    InputSettings settings = parse(text);
    assertThat(errors).isEmpty();
    return settings.inputs().getFirst();
  }

  private InputSettings parse(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> settings = new HashMap<>();
    properties.forEach((key, value) -> settings.put((String) key, (String) value));
    return InputSettings.parse(settings, errors);
  }

  private static FieldPath path(String text) {
    return FieldPath.parse(text);
  }
}
