package dev.weir.inputs.mapping;

import dev.weir.inputs.path.FieldPath;

/** Where the event time of each record is. */
public sealed interface TimeAt {
  /** Kafka's own timestamp. */
  record OfKafka() implements TimeAt {}

  /** The last header of this name: a number or ISO-8601 as UTF-8. */
  record InHeader(String name) implements TimeAt {}

  /** In the record's value. */
  record InValue(FieldPath path) implements TimeAt {}
}
