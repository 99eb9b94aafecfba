package dev.weir.inputs.format;

import dev.weir.inputs.path.SlotPlan;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import java.util.List;

/**
 * Reads what a plan wants out of records of one format. Made for a {@link SlotPlan}; it fills
 * {@link Slots} of that plan. Not thread-safe: one per thread.
 *
 * <p>A reader reports what it finds, as it finds it: a slot that has no value afterwards was not in
 * the record. What is there but does not fit, the slots refuse.
 */
public interface FormatReader {
  /**
   * Reads one record. The slots have been cleared.
   *
   * @param topic the record's topic
   * @param value the record's value; arrays in the slots may refer to it
   * @param slots receive the values
   * @throws UnmappableException if the bytes are not of the format, or not what the paths say
   * @throws dev.weir.schemas.UndecodableException if the schema is unknown or refused
   * @throws dev.weir.schemas.RegistryUnavailableException if the registry cannot be reached
   */
  void read(String topic, byte[] value, Slots slots);

  /**
   * Lists the fields of a record, or of its schema, for messages: all levels, outermost first, at
   * most {@link FoundField#MOST}; an array's elements as {@code [*]}.
   *
   * @throws RuntimeException as {@link #read}
   */
  List<FoundField> fields(String topic, byte[] value);
}
