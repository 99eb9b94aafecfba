package dev.weir.inputs;

import dev.weir.inputs.path.Found;
import dev.weir.inputs.path.Slots;

/** Numbers of slots that take one. */
final class Numbers {
  private static final double MOST_EXACT = 1L << 53;

  private Numbers() {}

  /** A whole number, also one written with a fraction of zero. */
  static long whole(Slots slots, int slot) {
    if (slots.found(slot) == Found.INTEGER) {
      return slots.integer(slot);
    }
    double number = slots.number(slot);
    if (number != Math.rint(number) || Math.abs(number) > MOST_EXACT) {
      throw slots.wrong(slot, "a number with a fraction");
    }
    return (long) number;
  }
}
