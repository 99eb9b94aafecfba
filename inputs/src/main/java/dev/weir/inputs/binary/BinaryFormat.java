package dev.weir.inputs.binary;

import static java.lang.invoke.MethodHandles.byteArrayViewVarHandle;

import dev.weir.inputs.format.FormatReader;
import dev.weir.inputs.format.FoundField;
import dev.weir.inputs.mapping.FormatSettings;
import dev.weir.inputs.mapping.FormatSettings.BinaryType;
import dev.weir.inputs.path.FieldPath;
import dev.weir.inputs.path.PlanNode;
import dev.weir.inputs.path.SlotPlan;
import dev.weir.inputs.path.SlotUse;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.DeadLetterReason;
import java.lang.invoke.VarHandle;
import java.util.List;

/** Reads values that are numbers of one type, or the bytes of an image. */
public final class BinaryFormat implements FormatReader {
  private final BinaryType type;
  private final VarHandle view;
  private final int[] slots;
  private final boolean isImage;

  /** Creates a reader. */
  public BinaryFormat(FormatSettings settings, SlotPlan plan) {
    PlanNode root = plan.root();
    type = settings.binaryType();
    view =
        byteArrayViewVarHandle(
            switch (type) {
              case FLOAT32 -> float[].class;
              case FLOAT64 -> double[].class;
              case INT16 -> short[].class;
            },
            settings.binaryOrder());
    slots = root.slots();
    isImage = slots.length > 0 && plan.slots().get(slots[0]).use() == SlotUse.PIXELS;
  }

  @Override
  public void read(String topic, byte[] value, Slots target) {
    for (int slot : slots) {
      if (isImage) {
        target.bytes(slot, value, 0, value.length);
      } else {
        numbers(value, slot, target);
      }
    }
  }

  private void numbers(byte[] value, int slot, Slots target) {
    int size = type.bytes();
    if (value.length % size != 0) {
      throw new UnmappableException(
          DeadLetterReason.WRONG_SIZE,
          "",
          "%d bytes are not a multiple of %d, the size of a number of type %s"
              .formatted(value.length, size, type.wireName()));
    }
    target.beginArray(slot);
    for (int at = 0; at < value.length; at += size) {
      target.decimal(slot, number(value, at));
    }
    target.endArray(slot);
  }

  private double number(byte[] value, int at) {
    return switch (type) {
      case FLOAT32 -> (float) view.get(value, at);
      case FLOAT64 -> (double) view.get(value, at);
      case INT16 -> (short) view.get(value, at);
    };
  }

  @Override
  public List<FoundField> fields(String topic, byte[] value) {
    return List.of(new FoundField(new FieldPath(List.of()), "%d bytes".formatted(value.length)));
  }
}
