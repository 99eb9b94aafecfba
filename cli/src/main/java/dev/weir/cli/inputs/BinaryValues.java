package dev.weir.cli.inputs;

import dev.weir.inputs.mapping.FormatSettings.BinaryType;
import dev.weir.inputs.mapping.ImageAt;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.SignalRecord;
import java.nio.ByteBuffer;
import java.util.HashMap;
import org.apache.avro.specific.SpecificRecord;

/** Values that are nothing but numbers, or the grey values of an image. */
record BinaryValues(InputMapping input) implements OwnValues {

  @Override
  public byte[] of(SpecificRecord record) {
    return record instanceof ImageRecord image ? ofImage(image) : ofSignal((SignalRecord) record);
  }

  private byte[] ofImage(ImageRecord image) {
    ImageAt at = input.image().orElseThrow();
    if (at.encoding() != ImageAt.Encoding.AUTO && at.encoding() != ImageAt.Encoding.BYTES) {
      throw new IllegalArgumentException(
          "input %s: pixels.encoding=%s cannot be sent; auto and bytes can"
              .formatted(input.name(), at.encoding().wireName()));
    }
    OwnParts parts = new OwnParts(input);
    parts.side(new HashMap<>(), "width", at.width(), image.getWidth());
    parts.side(new HashMap<>(), "height", at.height(), image.getHeight());
    return OwnParts.pixels(image);
  }

  private byte[] ofSignal(SignalRecord signal) {
    boolean isReading = signal.getValues().length == signal.getChannels();
    if (signal.getChannels() > 1 && !isReading) {
      throw new IllegalArgumentException(
          "input %s: binary values have one channel, the record has %d"
              .formatted(input.name(), signal.getChannels()));
    }
    BinaryType type = input.settings().binaryType();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(signal.getValues().length, type.bytes()))
            .order(input.settings().binaryOrder());
    for (double value : signal.getValues()) {
      switch (type) {
        case FLOAT64 -> bytes.putDouble(value);
        case FLOAT32 -> bytes.putFloat((float) value);
        case INT16 -> bytes.putShort(whole(value));
      }
    }
    return bytes.array();
  }

  private short whole(double value) {
    if (value != (short) value) {
      throw new IllegalArgumentException(
          "input %s: %s is no whole number of 16 bits (binary.type=int16)"
              .formatted(input.name(), value));
    }
    return (short) value;
  }
}
