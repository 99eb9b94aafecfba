package dev.weir.schemas.json;

import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.ConfusionCount;
import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Creates nested records. */
final class NestedRecords {
  private static final Map<String, Supplier<SpecificRecord>> BY_NAME =
      Map.of(
          "ChunkLocation", ChunkLocation::new,
          "ConfusionCount", ConfusionCount::new,
          "ModelInput", ModelInput::new,
          "ModelVersion", ModelVersion::new,
          "TimelineEntry", TimelineEntry::new);

  private NestedRecords() {}

  static SpecificRecord create(Schema schema) {
    Supplier<SpecificRecord> constructor = BY_NAME.get(schema.getName());
    if (constructor == null) {
      throw new IllegalStateException("No class is known for the record " + schema.getFullName());
    }
    return constructor.get();
  }
}
