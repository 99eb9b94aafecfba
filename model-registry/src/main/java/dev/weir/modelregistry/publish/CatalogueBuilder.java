package dev.weir.modelregistry.publish;

import dev.weir.modelregistry.routes.AssignmentProblem;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelKey;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.RegistryUnavailableException;
import dev.weir.schemas.UndecodableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Builds a catalogue from the latest records of {@code models}, including unusable ones. */
final class CatalogueBuilder {
  /** Consecutive registry failures that indicate an outage rather than a single bad schema. */
  private static final int OUTAGE = 3;

  private final Function<ConsumerRecord<String, byte[]>, SpecificRecord> decoder;
  private final SortedMap<String, ModelManifest> manifests = new TreeMap<>();
  private final SortedMap<String, ModelAssignment> assignments = new TreeMap<>();
  private final SortedMap<String, ModelAssignment> tooLarge = new TreeMap<>();
  private final List<UnusableRecord> unusable = new ArrayList<>();
  private int failures;

  CatalogueBuilder(Function<ConsumerRecord<String, byte[]>, SpecificRecord> decoder) {
    this.decoder = decoder;
  }

  /**
   * Adds a record, or notes that it is unusable; tombstones are ignored.
   *
   * @throws RegistryUnavailableException if the registry appears to be down
   */
  void add(ConsumerRecord<String, byte[]> each) {
    if (each.value() == null) {
      return;
    }
    try {
      take(each, decoder.apply(each));
      failures = 0;
    } catch (RegistryUnavailableException e) {
      if (++failures == OUTAGE) {
        throw e;
      }
      note(each, e.getMessage(), true);
    } catch (RuntimeException e) {
      note(each, e.getMessage(), e instanceof UndecodableException it && it.isRegistrysFault());
    }
  }

  private void take(ConsumerRecord<String, byte[]> each, SpecificRecord record) {
    ModelKey parsed = ModelKeyFormat.parse(each.key());
    switch (record) {
      case ModelManifest manifest
          when parsed.equals(new ModelKey.Manifest(manifest.getName(), manifest.getVersion())) ->
          manifests.put(each.key(), manifest);
      case ModelAssignment assignment when parsed instanceof ModelKey.Assignment ->
          take(each, assignment);
      case null, default -> throw new IllegalArgumentException("it does not match its key");
    }
  }

  private void take(ConsumerRecord<String, byte[]> each, ModelAssignment assignment) {
    Optional<AssignmentProblem> problem = AssignmentProblem.of(each.key(), assignment);
    if (problem.isEmpty()) {
      assignments.put(each.key(), assignment);
      return;
    }
    note(each, problem.get().detail(), false);
    if (problem.get().isSize()) {
      tooLarge.put(each.key(), assignment);
    }
  }

  private void note(ConsumerRecord<String, byte[]> each, String why, boolean isUnread) {
    unusable.add(new UnusableRecord(each.key(), each.partition(), each.offset(), why, isUnread));
  }

  ModelCatalogue build() {
    return new ModelCatalogue(manifests, assignments, tooLarge, unusable);
  }
}
