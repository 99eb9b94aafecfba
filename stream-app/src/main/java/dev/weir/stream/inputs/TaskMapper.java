package dev.weir.stream.inputs;

import dev.weir.inputs.InputRecord;
import dev.weir.inputs.MappingParts;
import dev.weir.inputs.RecordMapper;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.SchemaSource;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.decode.SchemaFaults;
import dev.weir.stream.metrics.InputMeters;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A task's mapper of one input, which waits for the registry. */
final class TaskMapper {
  private final RecordMapper mapper;
  private final MappingParts parts;
  private final InputMeters meters;
  private final SchemaFaults faults;
  private final @Nullable SchemaSource schemas;

  TaskMapper(InputMapping mapping, InputContext context) {
    mapper = new RecordMapper(mapping, context.schemas());
    parts = new MappingParts(mapping);
    meters = context.metrics().input(mapping.name());
    faults = context.faults();
    schemas = mapping.usesRegistry() ? context.schemas() : null;
  }

  InputMapping mapping() {
    return mapper.mapping();
  }

  /** The meters of the input. */
  InputMeters meters() {
    return meters;
  }

  /**
   * Maps a record, and counts one that it rejects.
   *
   * @throws RejectedException if it is not what the mapping says; the detail names the path
   */
  <T> T map(InputRecord record, Function<RecordMapper, T> part) throws RejectedException {
    try {
      return read(record, part);
    } catch (UnmappableException e) {
      meters.rejected(parts.of(e), e.reason());
      throw new RejectedException(e.reason(), e.getMessage());
    } catch (RejectedException e) {
      meters.rejected(MappingParts.WHOLE, e.reason());
      throw e;
    }
  }

  private <T> T read(InputRecord record, Function<RecordMapper, T> part) throws RejectedException {
    if (record.value() == null) {
      throw new RejectedException(DeadLetterReason.UNDECODABLE, "the record has no value");
    }
    return faults.read(schemas, record.topic(), record.value(), () -> part.apply(mapper));
  }
}
