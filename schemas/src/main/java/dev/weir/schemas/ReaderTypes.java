package dev.weir.schemas;

import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Chooses the reader's schema. */
final class ReaderTypes<T extends SpecificRecord> {
  private final @Nullable Schema only;

  /** For one class, or the class that the writer names if it is {@code SpecificRecord.class}. */
  ReaderTypes(Class<T> type) {
    only = type.isInterface() ? null : WeirData.INSTANCE.getSchema(type);
  }

  /**
   * The reader's schema for a writer's.
   *
   * @throws UndecodableException if the writer's record is not one of Weir's
   */
  Schema readerFor(Schema writer) {
    if (only != null) {
      return only;
    }
    Class<?> named =
        writer.getType() == Schema.Type.RECORD ? WeirData.values().get(writer.getFullName()) : null;
    if (named == null) {
      throw new UndecodableException(
          "The writer's schema is %s, not one of %s"
              .formatted(
                  TextSanitizer.fit(writer.getFullName()),
                  new TreeSet<>(WeirData.values().keySet())));
    }
    return WeirData.INSTANCE.getSchema(named);
  }
}
