package dev.weir.schemas;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions.TimestampMillisConversion;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Avro's data model for Weir's records: custom coders on, which keep values in arrays, and the fast
 * reader off, which does not support them.
 *
 * <p>Classes are looked up in a table. Avro would load them by the name in a schema, which since
 * 1.12.2 needs the system property {@code org.apache.avro.SERIALIZABLE_PACKAGES}.
 */
final class WeirData extends SpecificData {
  static final WeirData INSTANCE = new WeirData();

  private static final Map<String, Class<? extends SpecificRecord>> VALUES =
      byName(
          Stream.of(
              SignalRecord.class,
              ImageRecord.class,
              LabelRecord.class,
              ModelManifest.class,
              ModelAssignment.class,
              ModelChunk.class,
              Prediction.class,
              AccuracyWindow.class,
              DriftEvent.class));

  private static final Map<String, Class<? extends SpecificRecord>> PARTS =
      byName(
          Stream.of(
              ConfusionCount.class,
              TimelineEntry.class,
              ModelVersion.class,
              ModelInput.class,
              ChunkLocation.class));

  private WeirData() {
    addLogicalTypeConversion(new TimestampMillisConversion());
    setCustomCoders(true);
    setFastReaderEnabled(false);
  }

  /** The classes of topic values, by the full name of their records. */
  static Map<String, Class<? extends SpecificRecord>> values() {
    return VALUES;
  }

  @Override
  @SuppressWarnings("rawtypes") // as declared by Avro
  public @Nullable Class getClass(Schema schema) {
    if (schema.getType() != Schema.Type.RECORD) {
      return super.getClass(schema);
    }
    String name = schema.getFullName();
    Class<?> value = VALUES.get(name);
    Class<?> known = value == null ? PARTS.get(name) : value;
    return known == null ? super.getClass(schema) : known;
  }

  private static Map<String, Class<? extends SpecificRecord>> byName(
      Stream<Class<? extends SpecificRecord>> classes) {
    return classes.collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));
  }
}
