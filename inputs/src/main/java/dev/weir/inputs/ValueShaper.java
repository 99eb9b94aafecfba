package dev.weir.inputs;

import dev.weir.inputs.mapping.ArrayLayout;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.DeadLetterReason;

/** Arranges numbers as channels, one after the other. */
final class ValueShaper {
  private final InputMapping mapping;
  private final Slots slots;
  private final int[] values;
  private int channels = 1;

  ValueShaper(InputMapping mapping, Slots slots, int[] values) {
    this.mapping = mapping;
    this.slots = slots;
    this.values = values;
  }

  /** The channels of the values returned last. */
  int channels() {
    return channels;
  }

  /** The samples of a signal, channel after channel. */
  double[] values() {
    return values.length == 1 ? ofOnePath(values[0]) : ofChannels();
  }

  /** One number per channel. */
  double[] reading() {
    if (values.length == 1) {
      return slots.copyOfNumbers(values[0]);
    }
    double[] reading = new double[values.length];
    for (int channel = 0; channel < values.length; channel++) {
      int slot = values[channel];
      if (slots.count(slot) != 1) {
        throw wrongSize(
            slot, "%d numbers; a reading has one a channel".formatted(slots.count(slot)));
      }
      reading[channel] = slots.numbers(slot)[0];
    }
    return reading;
  }

  private double[] ofOnePath(int slot) {
    int rows = slots.rows(slot);
    int length = rows == 0 ? 1 : slots.rowLength(slot);
    if (rows == 0 || isFlat(slot, length)) {
      channels = 1;
      return slots.copyOfNumbers(slot);
    }
    if (mapping.layout() == ArrayLayout.CHANNELS) {
      channels = rows;
      return slots.copyOfNumbers(slot);
    }
    channels = length;
    return transposed(slots.numbers(slot), rows, length);
  }

  /** {@code samples[*].x} is one channel, although each of its elements is a row. */
  private boolean isFlat(int slot, int length) {
    return length == 1 && slots.plan().slots().get(slot).path().hasEach();
  }

  private static double[] transposed(double[] samples, int rows, int columns) {
    double[] channels = new double[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        channels[column * rows + row] = samples[row * columns + column];
      }
    }
    return channels;
  }

  private double[] ofChannels() {
    int length = slots.count(values[0]);
    double[] all = new double[Math.multiplyExact(values.length, length)];
    for (int channel = 0; channel < values.length; channel++) {
      int slot = values[channel];
      if (slots.count(slot) != length) {
        throw wrongSize(
            slot,
            "%d numbers, where %s has %d"
                .formatted(slots.count(slot), mapping.values().getFirst(), length));
      }
      System.arraycopy(slots.numbers(slot), 0, all, channel * length, length);
    }
    channels = values.length;
    return all;
  }

  private UnmappableException wrongSize(int slot, String problem) {
    return new UnmappableException(DeadLetterReason.WRONG_SIZE, slots.path(slot), problem);
  }
}
