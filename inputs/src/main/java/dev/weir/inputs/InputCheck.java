package dev.weir.inputs;

import dev.weir.inputs.mapping.InputFormat;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.mapping.TextAt;
import dev.weir.inputs.mapping.TimeAt;
import dev.weir.inputs.path.FieldPath;
import dev.weir.inputs.path.Slot;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.RecordFault;
import dev.weir.schemas.SchemaFetcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Tries a mapping on records of its topic: each path by itself, so that all wrong ones are named
 * together, and then each record as a whole. For operators, before anything is classified: a report
 * quotes ids, sources and times.
 */
public final class InputCheck {
  private final InputMapping mapping;
  private final SchemaFetcher schemas;
  private final List<InputRecord> records;
  private final EventTimes times;

  private InputCheck(InputMapping mapping, SchemaFetcher schemas, List<InputRecord> records) {
    this.mapping = mapping;
    this.schemas = schemas;
    this.records = List.copyOf(records);
    this.times = EventTimes.of(mapping);
  }

  /**
   * Tries a mapping.
   *
   * @param schemas the registry
   * @param records some of the topic's, in any order; if empty, the paths are tried on the schema
   *     that the next ones are expected to have
   * @throws IllegalArgumentException if a schema file is unusable; for users
   * @throws dev.weir.schemas.RegistryUnavailableException if the registry cannot be reached
   */
  public static CheckReport of(
      InputMapping mapping, SchemaFetcher schemas, List<InputRecord> records) {
    return records.isEmpty()
        ? SchemaCheck.of(mapping, schemas)
        : new InputCheck(mapping, schemas, records).report();
  }

  private CheckReport report() {
    List<CheckReport.Finding> findings = new ArrayList<>();
    if (mapping.format() != InputFormat.WEIR) {
      if (!(mapping.source() instanceof TextAt.InValue)) {
        findings.add(tried("source", where(mapping.source()), this::sourceOutside));
      }
      if (!(mapping.time() instanceof TimeAt.InValue)) {
        findings.add(tried("time", where(mapping.time()), this::timeOutside));
      }
      for (Slot slot : new MappingPlan(mapping).plan.slots()) {
        findings.add(ofSlot(slot));
      }
    }
    RecordMapper mapper = new RecordMapper(mapping, schemas);
    CheckReport.Finding whole = tried("record", "", record -> whole(mapper, record));
    return new CheckReport(mapping, records.size(), Optional.empty(), whole, findings);
  }

  /** Finds something in a record. */
  private interface Attempt {
    String in(InputRecord record);
  }

  private CheckReport.Finding tried(String part, String where, Attempt attempt) {
    Tally found = new Tally();
    Tally problems = new Tally();
    for (InputRecord record : records) {
      try {
        found.add(attempt.in(record));
      } catch (SerializationException e) { // unmappable or undecodable
        problems.add(e.getMessage());
      }
    }
    return new CheckReport.Finding(part, where, found.counts(), problems.counts());
  }

  private CheckReport.Finding ofSlot(Slot slot) {
    SlotTrial trial = new SlotTrial(mapping, slot, schemas);
    return tried(trial.part(), trial.where(), trial::find);
  }

  private String sourceOutside(InputRecord record) {
    return RecordMapper.outsideValue(record, mapping.source());
  }

  private String timeOutside(InputRecord record) {
    long millis =
        mapping.time() instanceof TimeAt.InHeader(String name)
            ? times.ofHeader(RecordMapper.header(record, name), "header " + name)
            : record.timestamp();
    return Instant.ofEpochMilli(millis).toString();
  }

  private String whole(RecordMapper mapper, InputRecord record) {
    return switch (mapping.kind()) {
      case SIGNAL -> {
        var signal = mapper.signal(record);
        check(RecordFault.ofNames(signal));
        check(RecordFault.ofSamples(signal));
        yield "%d channels of %d samples"
            .formatted(
                signal.getChannels(),
                signal.getValues().length / Math.max(1, signal.getChannels()));
      }
      case IMAGE -> {
        var image = mapper.image(record);
        check(RecordFault.ofNames(image));
        check(RecordFault.ofShape(image));
        yield "%d x %d pixels".formatted(image.getWidth(), image.getHeight());
      }
      case READING -> "%d channels".formatted(mapper.reading(record).values().length);
      case LABEL -> {
        check(RecordFault.ofNames(mapper.label(record)));
        yield "a label";
      }
    };
  }

  private static void check(Optional<RecordFault> fault) {
    if (fault.isPresent()) {
      throw new UnmappableException(fault.get().reason(), "", fault.get().detail());
    }
  }

  static String where(TextAt at) {
    return switch (at) {
      case TextAt.Key _ -> "key";
      case TextAt.InHeader(String name) -> "header " + name;
      case TextAt.Constant _ -> "constant";
      case TextAt.InValue(FieldPath path) -> path.toString();
    };
  }

  static String where(TimeAt at) {
    return switch (at) {
      case TimeAt.OfKafka _ -> "kafka";
      case TimeAt.InHeader(String name) -> "header " + name;
      case TimeAt.InValue(FieldPath path) -> path.toString();
    };
  }
}
