package dev.weir.inputs.mapping;

import dev.weir.inputs.path.FieldPath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A topic of any team, its format, and where the parts of its records are. Validated: parts that a
 * kind needs are there.
 *
 * @param name the input's name
 * @param topic the topic's full name
 * @param kind what its records are
 * @param format how they are written
 * @param settings details of the format
 * @param id of a record; empty: made from topic, partition and offset
 * @param source of a record
 * @param time the event time
 * @param timeUnits how it is written
 * @param values of signals and readings, one path for an array of samples, otherwise one per
 *     channel; empty for the other kinds, and for binary values
 * @param layout of a nested array
 * @param start index of the first sample; empty: whole signals
 * @param interval milliseconds between two samples
 * @param label the true class
 * @param record for labels: the id of the record that is labelled
 * @param image for images
 * @param passthrough fields for the prediction
 * @param grid for readings; empty: windows by count
 * @param countPeriod for readings without a grid: the first one of each period begins a count;
 *     zero: none does
 * @param isCopartitioned whether the topic has as many partitions as Weir's, and each record is
 *     where Weir's own of the same source would be
 */
public record InputMapping(
    String name,
    String topic,
    InputKind kind,
    InputFormat format,
    FormatSettings settings,
    Optional<FieldPath> id,
    TextAt source,
    TimeAt time,
    TimeUnits timeUnits,
    List<FieldPath> values,
    ArrayLayout layout,
    Optional<NumberAt> start,
    Optional<NumberAt> interval,
    Optional<FieldPath> label,
    Optional<FieldPath> record,
    Optional<ImageAt> image,
    List<Passthrough> passthrough,
    Optional<Grid> grid,
    Duration countPeriod,
    boolean isCopartitioned) {

  public InputMapping {
    values = List.copyOf(values);
    passthrough = List.copyOf(passthrough);
  }

  /** Whether its records begin with an id of a schema that is fetched from the registry. */
  public boolean usesRegistry() {
    return switch (format) {
      case WEIR -> true;
      case AVRO, PROTOBUF -> settings.schemaFile().isEmpty();
      case JSON, JSON_SCHEMA, CSV, BINARY -> false;
    };
  }
}
