package dev.weir.inputs;

import dev.weir.inputs.format.RecordSamples;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.UndecodableException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Tries the paths of a mapping on the schema of a topic that has no records yet, by records that
 * are made up from it: what is wrong has the message that a record would have.
 */
final class SchemaCheck {
  private static final CheckReport.Finding NOTHING =
      new CheckReport.Finding("record", "", Map.of(), Map.of());

  private final InputMapping mapping;
  private final SchemaFetcher schemas;

  private SchemaCheck(InputMapping mapping, SchemaFetcher schemas) {
    this.mapping = mapping;
    this.schemas = schemas;
  }

  /** Tries a mapping; as {@link InputCheck#of}. */
  static CheckReport of(InputMapping mapping, SchemaFetcher schemas) {
    try {
      return TopicSchema.of(mapping, schemas)
          .map(schema -> new SchemaCheck(mapping, schemas).report(schema))
          .orElseGet(() -> new CheckReport(mapping, 0, Optional.empty(), NOTHING, List.of()));
    } catch (UndecodableException e) {
      return new CheckReport(
          mapping,
          0,
          TopicSchema.subject(mapping).map("the latest of subject %s"::formatted),
          new CheckReport.Finding("record", "", Map.of(), Map.of(e.getMessage(), 1)),
          List.of());
    }
  }

  /** The report of the type that the mapping fits best: a schema may have several. */
  private CheckReport report(TopicSchema schema) {
    return schema.types().stream()
        .map(type -> new CheckReport(mapping, 0, Optional.of(schema.name()), NOTHING, parts(type)))
        .min(Comparator.comparingInt(report -> report.problems().size()))
        .orElseThrow();
  }

  private List<CheckReport.Finding> parts(RecordSamples type) {
    return new MappingPlan(mapping)
        .plan.slots().stream()
            .map(slot -> tried(new SlotTrial(mapping, slot, schemas), type))
            .toList();
  }

  /** A path is right if one of the records has what it leads to. */
  private CheckReport.Finding tried(SlotTrial trial, RecordSamples type) {
    String problem = "";
    for (byte[] value : type.of(trial.plan())) {
      try {
        InputRecord record = record(value);
        var _ = trial.find(record);
        // The number of elements is made up.
        String found =
            trial.type(record).orElse("none").replaceFirst("^an array of \\d+ ", "an array of ");
        return new CheckReport.Finding(trial.part(), trial.where(), Map.of(found, 1), Map.of());
      } catch (SerializationException e) { // unmappable or undecodable
        problem = problem.isEmpty() ? e.getMessage() : problem;
      }
    }
    return new CheckReport.Finding(trial.part(), trial.where(), Map.of(), Map.of(problem, 1));
  }

  private InputRecord record(byte[] value) {
    return new InputRecord(mapping.topic(), 0, 0, 0, new byte[0], value, new RecordHeaders());
  }
}
