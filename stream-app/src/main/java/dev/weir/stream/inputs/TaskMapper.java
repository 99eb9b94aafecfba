package dev.weir.stream.inputs;

import dev.weir.inputs.InputRecord;
import dev.weir.inputs.RecordMapper;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.SchemaSource;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.decode.SchemaFaults;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A task's mapper of one input, which waits for the registry. */
final class TaskMapper {
  private final RecordMapper mapper;
  private final SchemaFaults faults;
  private final @Nullable SchemaSource schemas;

  TaskMapper(InputMapping mapping, InputContext context) {
    mapper = new RecordMapper(mapping, context.schemas());
    faults = context.faults();
    schemas = mapping.usesRegistry() ? context.schemas() : null;
  }

  InputMapping mapping() {
    return mapper.mapping();
  }

  /**
   * Maps a record.
   *
   * @throws RejectedException if it is not what the mapping says; the detail names the path
   */
  <T> T map(InputRecord record, Function<RecordMapper, T> part) throws RejectedException {
    if (record.value() == null) {
      throw new RejectedException(DeadLetterReason.UNDECODABLE, "the record has no value");
    }
    try {
      return faults.read(schemas, record.topic(), record.value(), () -> part.apply(mapper));
    } catch (UnmappableException e) {
      throw new RejectedException(e.reason(), e.getMessage());
    }
  }
}
