package dev.weir.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.inputs.mapping.ArrayLayout;
import dev.weir.inputs.mapping.FormatSettings;
import dev.weir.inputs.mapping.InputFormat;
import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.mapping.TextAt;
import dev.weir.inputs.mapping.TimeAt;
import dev.weir.inputs.mapping.TimeUnits;
import dev.weir.inputs.path.FieldPath;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Mappings and records for tests. */
final class Mappings {
  private Mappings() {}

  /** A signal of topic {@code t} with its source in the key and Kafka's time. */
  static InputMapping signal(InputFormat format, String values) {
    return new InputMapping(
        "presses",
        "t",
        InputKind.SIGNAL,
        format,
        FormatSettings.USUAL,
        Optional.empty(),
        new TextAt.Key(),
        new TimeAt.OfKafka(),
        TimeUnits.AUTO,
        FieldPath.parseAll(values),
        ArrayLayout.CHANNELS,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  static InputRecord record(byte[] value) {
    return new InputRecord(
        "t", 3, 17, 1_000, "press-7".getBytes(UTF_8), value, new RecordHeaders());
  }

  static InputRecord json(String value) {
    return record(value.getBytes(UTF_8));
  }
}
