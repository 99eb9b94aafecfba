package dev.weir.cli.inputs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.inputs.mapping.ArrayLayout;
import dev.weir.inputs.mapping.ImageAt;
import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.mapping.NumberAt;
import dev.weir.inputs.mapping.TextAt;
import dev.weir.inputs.mapping.TimeAt;
import dev.weir.inputs.path.FieldPath;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.SignalRecord;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What belongs at each path of an input's record. */
record OwnParts(InputMapping input) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The parts of a record by their paths, in the order of the settings. */
  Map<FieldPath, JsonNode> of(SpecificRecord record) {
    Map<FieldPath, JsonNode> parts = new LinkedHashMap<>();
    if (record instanceof ImageRecord image) {
      common(parts, image.getId(), image.getSource(), record, image.getLabel());
      image(parts, image);
    } else {
      SignalRecord signal = (SignalRecord) record;
      common(parts, signal.getId(), signal.getSource(), record, signal.getLabel());
      put(parts, input.start(), signal.getStart());
      put(parts, input.interval(), signal.getInterval());
      values(parts, signal);
    }
    return parts;
  }

  private void common(
      Map<FieldPath, JsonNode> parts,
      String id,
      String source,
      SpecificRecord record,
      @Nullable String label) {
    input.id().ifPresent(path -> parts.put(path, JSON.textNode(id)));
    if (input.source() instanceof TextAt.InValue(FieldPath path)) {
      parts.put(path, JSON.textNode(source));
    }
    if (input.time() instanceof TimeAt.InValue(FieldPath path)) {
      parts.put(path, OwnRecordForms.time(OwnRecordForms.time(record), input.timeUnits()));
    }
    if (label != null) {
      input.label().ifPresent(path -> parts.put(path, JSON.textNode(label)));
    }
  }

  private static void put(
      Map<FieldPath, JsonNode> parts, Optional<NumberAt> at, @Nullable Number number) {
    if (number != null && at.isPresent() && at.get() instanceof NumberAt.InValue(FieldPath path)) {
      parts.put(
          path,
          number instanceof Long whole
              ? JSON.numberNode(whole)
              : JSON.numberNode(number.doubleValue()));
    }
  }

  private void values(Map<FieldPath, JsonNode> parts, SignalRecord signal) {
    List<FieldPath> paths = input.values();
    int channels = signal.getChannels();
    if (paths.size() == 1) {
      parts.put(paths.getFirst(), ofOnePath(signal));
      return;
    }
    if (channels != paths.size()) {
      throw new IllegalArgumentException(
          "input %s: the record has %d channels, its values have %d paths"
              .formatted(input.name(), channels, paths.size()));
    }
    for (int channel = 0; channel < channels; channel++) {
      parts.put(
          paths.get(channel),
          input.kind() == InputKind.READING
              ? JSON.numberNode(signal.getValues()[channel])
              : channel(signal, channel));
    }
  }

  private JsonNode ofOnePath(SignalRecord signal) {
    double[] values = signal.getValues();
    int channels = signal.getChannels();
    if (input.kind() == InputKind.READING) {
      return channels == 1 ? JSON.numberNode(values[0]) : array(values);
    }
    if (channels == 1) {
      return array(values);
    }
    ArrayNode nested = JSON.arrayNode();
    int length = values.length / channels;
    boolean isOfChannels = input.layout() == ArrayLayout.CHANNELS;
    for (int row = 0; row < (isOfChannels ? channels : length); row++) {
      nested.add(isOfChannels ? channel(signal, row) : sample(signal, row));
    }
    return nested;
  }

  private static ArrayNode channel(SignalRecord signal, int channel) {
    int length = signal.getValues().length / signal.getChannels();
    return array(Arrays.copyOfRange(signal.getValues(), channel * length, (channel + 1) * length));
  }

  private static ArrayNode sample(SignalRecord signal, int at) {
    int channels = signal.getChannels();
    int length = signal.getValues().length / channels;
    ArrayNode sample = JSON.arrayNode();
    for (int channel = 0; channel < channels; channel++) {
      sample.add(signal.getValues()[channel * length + at]);
    }
    return sample;
  }

  private static ArrayNode array(double[] values) {
    ArrayNode array = JSON.arrayNode();
    for (double value : values) {
      array.add(value);
    }
    return array;
  }

  private void image(Map<FieldPath, JsonNode> parts, ImageRecord image) {
    ImageAt at = input.image().orElseThrow();
    side(parts, "width", at.width(), image.getWidth());
    side(parts, "height", at.height(), image.getHeight());
    byte[] pixels = pixels(image);
    switch (at.encoding()) {
      case AUTO, BASE64 -> parts.put(at.pixels(), JSON.binaryNode(pixels));
      case NUMBERS -> {
        ArrayNode greys = JSON.arrayNode();
        for (byte pixel : pixels) {
          greys.add(pixel & 0xff);
        }
        parts.put(at.pixels(), greys);
      }
      case BYTES, PNG, JPEG ->
          throw new IllegalArgumentException(
              "input %s: pixels.encoding=%s cannot be sent; auto, base64 and numbers can"
                  .formatted(input.name(), at.encoding().wireName()));
    }
  }

  /** A constant or absent size must be the image's, or it would be read otherwise than sent. */
  void side(Map<FieldPath, JsonNode> parts, String name, Optional<NumberAt> at, int pixels) {
    if (at.isPresent() && at.get() instanceof NumberAt.InValue(FieldPath path)) {
      parts.put(path, JSON.numberNode(pixels));
      return;
    }
    String only =
        at.isPresent() && at.get() instanceof NumberAt.Constant(double constant)
            ? Long.toString((long) constant)
            : "that of a picture";
    if (!only.equals(Integer.toString(pixels))) {
      throw new IllegalArgumentException(
          "input %s: the image's %s is %d, but all records have %s"
              .formatted(input.name(), name, pixels, only));
    }
  }

  static byte[] pixels(ImageRecord image) {
    byte[] pixels = new byte[image.getPixels().remaining()];
    image.getPixels().duplicate().get(pixels);
    return pixels;
  }
}
