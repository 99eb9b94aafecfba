package dev.weir.inputs.path;

/**
 * A value that a mapping needs of each record.
 *
 * @param index of the slot in its plan, from 0
 * @param use what it is used for
 * @param path where it is
 * @param optional whether records without it, or with null, are valid
 */
public record Slot(int index, SlotUse use, FieldPath path, boolean optional) {}
