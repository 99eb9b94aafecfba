package dev.weir.stream.models;

import dev.weir.modelregistry.routes.AssignmentProblem;
import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.RegistryUnavailableException;
import dev.weir.schemas.SchemaSource;
import dev.weir.schemas.TimelineEntry;
import dev.weir.schemas.UndecodableException;
import dev.weir.stream.names.ModelVersionId;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The decoded content of the topic {@code models}. An unusable record is reported as a problem, and
 * the last good record of its key stays valid. Not thread-safe; its results are immutable.
 */
public final class ModelTopicView {
  private static final Logger LOG = LoggerFactory.getLogger(ModelTopicView.class);

  private static final long AGAIN_MS = Duration.ofSeconds(30).toMillis();
  private static final long NEVER = Long.MAX_VALUE;

  /** Records per call that none of our routes refers to. */
  private static final int AT_A_TIME = 1_000;

  /** Maximum number of problems remembered, and reported per call. */
  private static final int MOST_PROBLEMS = 1_000;

  private static final int MAX_LOGGED = 20;

  private final Deserializer<? extends SpecificRecord> deserializer;
  private final String topic;
  private final BiConsumer<String, VersionState.Refused> onRefused;
  private final Map<String, byte[]> seen = new HashMap<>();
  private final Map<String, ModelManifest> manifests = new HashMap<>();
  private final Map<String, Timeline> timelines = new HashMap<>();
  private final Map<String, VersionState.Refused> problems = new TreeMap<>();

  /** When to retry an undecodable record: its schema may be registered later. */
  private final Map<String, Long> again = new HashMap<>();

  /** The reported reasons of known records, including those whose problem is not kept. */
  private final Map<String, RefusalReason> reasons = new HashMap<>();

  /** The routes and the versions in their timelines: their problems are always kept. */
  private final Set<String> needed = new HashSet<>();

  private int told;
  private int untold;
  private RegistryUnavailableException unavailable;

  /**
   * Creates an empty directory.
   *
   * @param topic of the records
   * @param onRefused receives each unusable record once, with its key
   */
  public ModelTopicView(
      Deserializer<? extends SpecificRecord> deserializer,
      String topic,
      BiConsumer<String, VersionState.Refused> onRefused) {
    this.deserializer = deserializer;
    this.topic = topic;
    this.onRefused = onRefused;
  }

  /**
   * Processes changed records and retries undecodable ones. The routes' assignments come first,
   * then the versions that they name, then a limited number of all others, so that no foreign
   * record delays an assignment.
   *
   * @param routes whose assignments count here
   * @param now milliseconds since the epoch
   * @return the first failure of the registry, if any: records that could not be decoded for it are
   *     retried at the next call, the others are processed
   */
  public Optional<RegistryUnavailableException> refresh(
      Map<String, byte[]> records, Collection<String> routes, long now) {
    told = 0;
    untold = 0;
    List.copyOf(seen.keySet()).stream()
        .filter(key -> !records.containsKey(key))
        .forEach(this::forget);
    unavailable = null;
    needed.clear();
    routes.forEach(route -> refreshNeeded(route, records, now));
    routes.stream()
        .map(timelines::get)
        .filter(Objects::nonNull)
        .flatMap(TimelineCompatibility::versions)
        .forEach(version -> refreshNeeded(version.toString(), records, now));
    refreshOthers(records, now);
    dropProblems();
    if (untold > 0) {
      LOG.warn("{} more records of {} are refused; ./weir models lists them", untold, topic);
    }
    return Optional.ofNullable(unavailable);
  }

  private void refreshNeeded(String key, Map<String, byte[]> records, long now) {
    needed.add(key);
    if (reasons.containsKey(key) && !problems.containsKey(key)) {
      // It exceeded the limit before anything needed it.
      again.put(key, now);
    }
    refreshKey(key, records, now);
  }

  /** Applies the limit to problems that are no longer needed. */
  private void dropProblems() {
    Iterator<String> keys = problems.keySet().iterator();
    while (problems.size() > MOST_PROBLEMS + needed.size() && keys.hasNext()) {
      if (!needed.contains(keys.next())) {
        keys.remove();
      }
    }
  }

  private void refreshOthers(Map<String, byte[]> records, long now) {
    int left = AT_A_TIME;
    for (String key : records.keySet()) {
      // While the registry is unavailable, each further record would wait in vain.
      if (left == 0 || unavailable != null) {
        return;
      }
      left -= refreshKey(key, records, now) ? 1 : 0;
    }
  }

  /** Returns whether there was anything to do. */
  private boolean refreshKey(String key, Map<String, byte[]> records, long now) {
    byte[] bytes = records.get(key);
    if (bytes == null
        || (Arrays.equals(bytes, seen.get(key)) && now < again.getOrDefault(key, NEVER))) {
      return false;
    }
    try {
      take(key, bytes, now);
      seen.put(key, bytes);
    } catch (RegistryUnavailableException e) {
      unavailable = unavailable == null ? e : unavailable;
    }
    return true;
  }

  /** The routes that have an assignment. */
  Set<String> assigned() {
    return Set.copyOf(timelines.keySet());
  }

  public Optional<Timeline> timeline(String route) {
    return Optional.ofNullable(timelines.get(route));
  }

  public Optional<ModelManifest> manifest(ModelVersionId version) {
    return Optional.ofNullable(manifests.get(version.toString()));
  }

  /** The problem of a key's latest record, if any. */
  public Optional<VersionState.Refused> problem(String key) {
    return Optional.ofNullable(problems.get(key));
  }

  /** The problems by key. */
  public Map<String, VersionState.Refused> problems() {
    return Map.copyOf(problems);
  }

  private void forget(String key) {
    seen.remove(key);
    manifests.remove(key);
    timelines.remove(key);
    clearProblem(key);
  }

  /** Clears the problem of a key. */
  private void clearProblem(String key) {
    problems.remove(key);
    reasons.remove(key);
    again.remove(key);
  }

  private void take(String key, byte[] bytes, long now) {
    try {
      if (key.indexOf('/') < 0) {
        timelines.put(key, timeline(key, decode(bytes)));
      } else {
        manifests.put(key, manifest(key, decode(bytes)));
      }
      clearProblem(key);
    } catch (RegistryUnavailableException e) {
      // Records to be retried remain so.
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      RefusalReason reason = reason(key.indexOf('/') >= 0, e instanceof UndecodableException);
      VersionState.Refused refused = new VersionState.Refused(reason, e.getMessage());
      if (e instanceof UndecodableException) {
        again.put(key, now + AGAIN_MS);
      } else {
        again.remove(key);
      }
      note(key, refused, !Arrays.equals(bytes, seen.get(key)));
    }
  }

  /** Reports the same record again only if it has a different problem. */
  private void note(String key, VersionState.Refused refused, boolean isNew) {
    VersionState.Refused before = problems.get(key);
    RefusalReason toldBefore = reasons.put(key, refused.reason());
    if (before != null || needed.contains(key) || problems.size() < MOST_PROBLEMS) {
      problems.put(key, refused);
    }
    if (!refused.equals(before) && (isNew || refused.reason() != toldBefore)) {
      report(key, refused);
    }
  }

  private void report(String key, VersionState.Refused refused) {
    onRefused.accept(key, refused);
    if (++told > MAX_LOGGED) {
      untold++;
      return;
    }
    LOG.warn(
        "the record of {} under key {} is refused, {}: {}",
        topic,
        key,
        refused.reason().wireName(),
        refused.detail());
  }

  private static RefusalReason reason(boolean isManifest, boolean isUndecodable) {
    if (isManifest) {
      return isUndecodable ? RefusalReason.MANIFEST_UNDECODABLE : RefusalReason.MANIFEST_INVALID;
    }
    return isUndecodable ? RefusalReason.ASSIGNMENT_UNDECODABLE : RefusalReason.ASSIGNMENT_INVALID;
  }

  private SpecificRecord decode(byte[] bytes) {
    return SchemaSource.read(deserializer, topic, bytes);
  }

  private static ModelManifest manifest(String key, SpecificRecord record) {
    if (record instanceof ModelManifest manifest
        && key.equals(ModelKeyFormat.manifest(manifest.getName(), manifest.getVersion()))) {
      return manifest;
    }
    throw new IllegalArgumentException("the record under key " + key + " is not its manifest");
  }

  private static Timeline timeline(String key, SpecificRecord record) {
    if (!(record instanceof ModelAssignment assignment)) {
      throw new IllegalArgumentException("the record under key " + key + " is not its assignment");
    }
    AssignmentProblem.of(key, assignment)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem.detail());
            });
    return new Timeline(
        key,
        assignment.getRevision(),
        assignment.getTimeline().stream().map(ModelTopicView::entry).toList());
  }

  private static Timeline.Entry entry(TimelineEntry entry) {
    return new Timeline.Entry(
        entry.getValidFrom().toEpochMilli(),
        id(entry.getChampion()),
        entry.getChallengers().stream().map(ModelTopicView::id).toList());
  }

  private static ModelVersionId id(ModelVersion version) {
    return new ModelVersionId(version.getName(), version.getVersion());
  }
}
