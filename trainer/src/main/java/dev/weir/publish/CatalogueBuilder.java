package dev.weir.publish;

import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelKey;
import dev.weir.schemas.ModelKeys;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.RegistryUnavailableException;
import dev.weir.schemas.UndecodableException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes a catalogue of the latest records of {@code models}, one that is bad beside the others. */
final class CatalogueBuilder {
  /** Records in a row that the registry did not help with: it is away, not one schema's fault. */
  private static final int PATIENCE = 3;

  private final Function<ConsumerRecord<String, byte[]>, SpecificRecord> decoder;
  private final SortedMap<String, ModelManifest> manifests = new TreeMap<>();
  private final SortedMap<String, ModelAssignment> assignments = new TreeMap<>();
  private final List<UnusableRecord> unusable = new ArrayList<>();
  private int failures;

  CatalogueBuilder(Function<ConsumerRecord<String, byte[]>, SpecificRecord> decoder) {
    this.decoder = decoder;
  }

  /**
   * Takes a record in, or notes that it cannot be used; a tombstone is nothing.
   *
   * @throws RegistryUnavailableException if the registry seems to be away
   */
  void add(ConsumerRecord<String, byte[]> each) {
    if (each.value() == null) {
      return;
    }
    try {
      take(each.key(), decoder.apply(each));
      failures = 0;
    } catch (RegistryUnavailableException e) {
      if (++failures == PATIENCE) {
        throw e;
      }
      note(each, e, true);
    } catch (RuntimeException e) {
      note(each, e, e instanceof UndecodableException it && it.isRegistrysFault());
    }
  }

  private void take(String key, SpecificRecord record) {
    ModelKey parsed = ModelKeys.parse(key);
    switch (record) {
      case ModelManifest manifest
          when parsed.equals(new ModelKey.Manifest(manifest.getName(), manifest.getVersion())) ->
          manifests.put(key, manifest);
      case ModelAssignment assignment
          when parsed.equals(new ModelKey.Assignment(assignment.getRoute())) ->
          assignments.put(key, named(assignment));
      case null, default -> throw new IllegalArgumentException("it does not fit its key");
    }
  }

  /** What names no version could be taken for another one's later on. */
  private static ModelAssignment named(ModelAssignment assignment) {
    if (assignment.getTimeline().isEmpty()) {
      throw new IllegalArgumentException("its timeline has no entries");
    }
    assignment.getTimeline().stream()
        .flatMap(Timelines::versions)
        .forEach(version -> ModelKeys.manifest(version.getName(), version.getVersion()));
    return assignment;
  }

  private void note(ConsumerRecord<String, byte[]> each, RuntimeException why, boolean isUnread) {
    unusable.add(
        new UnusableRecord(
            each.key(), each.partition(), each.offset(), why.getMessage(), isUnread));
  }

  ModelCatalogue build() {
    return new ModelCatalogue(manifests, assignments, unusable);
  }
}
