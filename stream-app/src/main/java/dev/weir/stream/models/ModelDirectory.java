package dev.weir.stream.models;

import dev.weir.routes.RefusalReason;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.SchemaSource;
import dev.weir.schemas.TimelineEntry;
import dev.weir.schemas.UndecodableException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the topic {@code models} says, decoded. A record that cannot be used is noted as a problem,
 * and the last good one of its key stays. Used by one thread; its answers are immutable.
 */
public final class ModelDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(ModelDirectory.class);

  private final Deserializer<? extends SpecificRecord> deserializer;
  private final String topic;
  private final BiConsumer<String, VersionState.Refused> onRefused;
  private final Map<String, byte[]> seen = new HashMap<>();
  private final Map<String, ModelManifest> manifests = new HashMap<>();
  private final Map<String, Timeline> timelines = new HashMap<>();
  private final Map<String, VersionState.Refused> problems = new TreeMap<>();

  /**
   * Creates an empty directory.
   *
   * @param topic that the records are from
   * @param onRefused told once of each record that cannot be used, with its key
   */
  public ModelDirectory(
      Deserializer<? extends SpecificRecord> deserializer,
      String topic,
      BiConsumer<String, VersionState.Refused> onRefused) {
    this.deserializer = deserializer;
    this.topic = topic;
    this.onRefused = onRefused;
  }

  /**
   * Takes over what has changed.
   *
   * @throws dev.weir.schemas.RegistryUnavailableException try again: what was decoded so far stays
   */
  public void refresh(Map<String, byte[]> records) {
    for (String key : List.copyOf(seen.keySet())) {
      if (!records.containsKey(key)) {
        forget(key);
      }
    }
    records.forEach(
        (key, bytes) -> {
          if (!Arrays.equals(bytes, seen.get(key))) {
            take(key, bytes);
            seen.put(key, bytes);
          }
        });
  }

  /** The routes that have an assignment. */
  Set<String> assigned() {
    return Set.copyOf(timelines.keySet());
  }

  public Optional<Timeline> timeline(String route) {
    return Optional.ofNullable(timelines.get(route));
  }

  public Optional<ModelManifest> manifest(VersionId version) {
    return Optional.ofNullable(manifests.get(version.toString()));
  }

  /** What is wrong with the latest record of a key, if anything. */
  public Optional<VersionState.Refused> problem(String key) {
    return Optional.ofNullable(problems.get(key));
  }

  /** What is wrong, by key. */
  public Map<String, VersionState.Refused> problems() {
    return Map.copyOf(problems);
  }

  private void forget(String key) {
    seen.remove(key);
    manifests.remove(key);
    timelines.remove(key);
    problems.remove(key);
  }

  private void take(String key, byte[] bytes) {
    try {
      if (key.indexOf('/') < 0) {
        timelines.put(key, timeline(key, decode(bytes)));
      } else {
        manifests.put(key, manifest(key, decode(bytes)));
      }
      problems.remove(key);
    } catch (UndecodableException | IllegalArgumentException e) {
      RefusalReason reason =
          key.indexOf('/') >= 0
              ? RefusalReason.MANIFEST_UNDECODABLE
              : e instanceof UndecodableException
                  ? RefusalReason.ASSIGNMENT_UNDECODABLE
                  : RefusalReason.ASSIGNMENT_INVALID;
      VersionState.Refused refused = new VersionState.Refused(reason, e.getMessage());
      problems.put(key, refused);
      LOG.warn(
          "the record of {} under key {} is refused, {}: {}",
          topic,
          key,
          reason.tag(),
          e.getMessage());
      onRefused.accept(key, refused);
    }
  }

  private SpecificRecord decode(byte[] bytes) {
    return SchemaSource.read(deserializer, topic, bytes);
  }

  private static ModelManifest manifest(String key, SpecificRecord record) {
    if (record instanceof ModelManifest manifest
        && key.equals(manifest.getName() + "/" + manifest.getVersion())) {
      return manifest;
    }
    throw new IllegalArgumentException("the record under key " + key + " is not its manifest");
  }

  private static Timeline timeline(String key, SpecificRecord record) {
    if (record instanceof ModelAssignment assignment && key.equals(assignment.getRoute())) {
      return new Timeline(
          key,
          assignment.getRevision(),
          assignment.getTimeline().stream().map(ModelDirectory::entry).toList());
    }
    throw new IllegalArgumentException("the record under key " + key + " is not its assignment");
  }

  private static Timeline.Entry entry(TimelineEntry entry) {
    return new Timeline.Entry(
        entry.getValidFrom().toEpochMilli(),
        id(entry.getChampion()),
        entry.getChallengers().stream().map(ModelDirectory::id).toList());
  }

  private static VersionId id(ModelVersion version) {
    return new VersionId(version.getName(), version.getVersion());
  }
}
