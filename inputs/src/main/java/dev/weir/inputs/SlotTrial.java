package dev.weir.inputs;

import dev.weir.inputs.format.FormatReader;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.path.Found;
import dev.weir.inputs.path.Slot;
import dev.weir.inputs.path.SlotPlan;
import dev.weir.inputs.path.SlotUse;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.SchemaFetcher;
import java.time.Instant;
import java.util.Optional;

/** Tries one path of a mapping by itself. */
final class SlotTrial {
  private final Slot slot;
  private final SlotPlan plan;
  private final FormatReader reader;
  private final Slots slots;
  private final EventTimes times;

  SlotTrial(InputMapping mapping, Slot slot, SchemaFetcher schemas) {
    this.slot = slot;
    SlotPlan.Builder builder = new SlotPlan.Builder();
    builder.add(slot.use(), slot.path(), slot.optional());
    plan = builder.build();
    reader = Formats.open(mapping, plan, schemas);
    slots = new Slots(plan);
    times = EventTimes.of(mapping);
  }

  /** The setting, such as values. */
  String part() {
    return slot.use().wireName();
  }

  /** The path. */
  String where() {
    return slot.path().toString();
  }

  /** The plan of the path alone. */
  SlotPlan plan() {
    return plan;
  }

  /**
   * What a record has there; quotes its content.
   *
   * @throws org.apache.kafka.common.errors.SerializationException if it is not what the mapping
   *     says, or the record cannot be read
   */
  String find(InputRecord record) {
    slots.clear();
    byte[] value = record.value();
    if (value == null) {
      throw UnmappableException.undecodable("", "the record has no value");
    }
    reader.read(record.topic(), value, slots);
    if (!slot.optional()) {
      Missing.require(record, reader, slots, 0);
    }
    return found();
  }

  /** What a record's schema says of the path; empty: nothing. */
  Optional<String> type(InputRecord record) {
    byte[] value = record.value();
    return value == null
        ? Optional.empty()
        : Missing.what(reader.fields(record.topic(), value), slot.path());
  }

  private String found() {
    return switch (slots.found(0)) {
      case NOTHING, NULL -> "none";
      case NUMBERS -> numbers();
      case BYTES -> "%,d bytes".formatted(slots.length(0));
      case Found _ when slot.use() == SlotUse.TIME ->
          Instant.ofEpochMilli(times.of(slots, 0)).toString();
      case Found _ when slot.use() == SlotUse.PIXELS ->
          "a text of %,d characters"
              .formatted(Optional.ofNullable(slots.string(0)).orElse("").length());
      default -> slots.asText(0);
    };
  }

  private String numbers() {
    int count = slots.count(0);
    if (!slots.wasArray(0)) {
      return "1 number, not in an array";
    }
    boolean isNested = slots.rows(0) > 0 && count != slots.rows(0);
    return isNested
        ? "%d numbers in %d arrays".formatted(count, slots.rows(0))
        : "%d numbers".formatted(count);
  }
}
