package dev.weir.modelregistry.publish;

import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TextSanitizer;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A snapshot of the published models and their assignments to routes. */
public final class ModelCatalogue {
  private final SortedMap<String, ModelManifest> manifests;
  private final SortedMap<String, ModelAssignment> assignments;
  private final SortedMap<String, ModelAssignment> tooLarge;
  private final List<UnusableRecord> unusable;

  /**
   * A catalogue.
   *
   * @param tooLarge timelines that the application refuses for their size: they are unusable, but
   *     can be pruned
   */
  ModelCatalogue(
      SortedMap<String, ModelManifest> manifests,
      SortedMap<String, ModelAssignment> assignments,
      SortedMap<String, ModelAssignment> tooLarge,
      List<UnusableRecord> unusable) {
    this.tooLarge = Collections.unmodifiableSortedMap(new TreeMap<>(tooLarge));
    this.unusable = List.copyOf(unusable);
    this.manifests = Collections.unmodifiableSortedMap(new TreeMap<>(manifests));
    this.assignments = Collections.unmodifiableSortedMap(new TreeMap<>(assignments));
  }

  /** A catalogue of these versions and timelines, in any order. */
  public static ModelCatalogue of(
      Collection<ModelManifest> manifests, Collection<ModelAssignment> assignments) {
    SortedMap<String, ModelManifest> versions = new TreeMap<>();
    manifests.forEach(
        one -> versions.put(ModelKeyFormat.manifest(one.getName(), one.getVersion()), one));
    SortedMap<String, ModelAssignment> routes = new TreeMap<>();
    assignments.forEach(one -> routes.put(ModelKeyFormat.assignment(one.getRoute()), one));
    return new ModelCatalogue(versions, routes, new TreeMap<>(), List.of());
  }

  /** This catalogue with unusable records. */
  public ModelCatalogue withUnusable(List<UnusableRecord> records) {
    return new ModelCatalogue(manifests, assignments, tooLarge, records);
  }

  /** This catalogue with one more version. */
  ModelCatalogue with(ModelManifest version) {
    SortedMap<String, ModelManifest> more = new TreeMap<>(manifests);
    more.put(ModelKeyFormat.manifest(version.getName(), version.getVersion()), version);
    return new ModelCatalogue(more, assignments, tooLarge, unusable);
  }

  /** The unusable records of {@code models}. */
  public List<UnusableRecord> unusable() {
    return unusable;
  }

  /**
   * Checks that there is no unusable record with this key: its content is unknown, and it must not
   * be overwritten as if it were absent.
   *
   * @throws PublishException if there is such a record; the message has the remedy
   */
  void requireUsable(String key) {
    Optional<UnusableRecord> record = unusable(key);
    if (record.isPresent()) {
      throw unusable(record.get());
    }
  }

  /**
   * Checks that a route's timeline, if there is one, is readable.
   *
   * @throws PublishException if it is not; the message has the remedy
   */
  void requireChangeable(String route) {
    if (!tooLarge.containsKey(route)) {
      requireUsable(route);
    }
  }

  private Optional<UnusableRecord> unusable(String key) {
    return unusable.stream().filter(record -> record.key().equals(key)).findFirst();
  }

  private static PublishException unusable(UnusableRecord record) {
    String key = TextSanitizer.fit(record.key());
    return new PublishException(
        record.unread()
            ? "the record of %s cannot be read because the schema registry does not return its schema: %s; try again when it does ('./weir models remove-record %s --force' removes the record even if it is valid)"
                .formatted(key, record.why(), key)
            : "the record of %s cannot be used: %s; if it cannot be repaired, './weir models remove-record %s' removes it"
                .formatted(key, record.why(), key));
  }

  /**
   * Checks that a version can be retired: no timeline contains it, and no timeline is unreadable.
   * Applications that read such a timeline earlier still score by it.
   *
   * @throws PublishException if it cannot be retired
   */
  void requireRetirable(ModelVersion version) {
    String key = ModelKeyFormat.manifest(version.getName(), version.getVersion());
    requireUsable(key);
    List<String> routes =
        Stream.concat(routesOf(version).stream(), routesOf(version, tooLarge)).toList();
    if (!routes.isEmpty()) {
      throw new PublishException(
          "%s cannot be retired: it is in the timeline of %s, and records of that time could not be scored again; if that is acceptable, prune the timeline first"
              .formatted(key, String.join(", ", routes)));
    }
    for (UnusableRecord record : unusable) {
      if (isRoute(record.key()) && !tooLarge.containsKey(record.key())) {
        throw new PublishException(
            "%s cannot be retired because it may be in an unreadable timeline: %s"
                .formatted(key, unusable(record).getMessage()));
      }
    }
  }

  private static boolean isRoute(String key) {
    return key.indexOf('/') < 0 && ModelKeyFormat.isOfModels(key);
  }

  /**
   * Checks that the record of a key is bad, rather than temporarily unreadable.
   *
   * @throws PublishException if it is usable, or may be
   */
  public void requireRemovable(String key) {
    if (holds(key)) {
      throw new PublishException(
          "the record of %s is usable; remove a version with './weir retire', or add --force to remove the record anyway"
              .formatted(TextSanitizer.fit(key)));
    }
    Optional<UnusableRecord> unread = unusable(key).filter(UnusableRecord::unread);
    if (unread.isPresent()) {
      throw unusable(unread.get());
    }
  }

  /** Whether there is a version or a timeline with this key. */
  public boolean holds(String key) {
    return manifests.containsKey(key) || assignments.containsKey(key);
  }

  /** All published versions, by key. */
  public Collection<ModelManifest> manifests() {
    return manifests.values();
  }

  /** The versions of one model. */
  public List<ModelManifest> versions(String name) {
    return manifests.values().stream().filter(one -> one.getName().equals(name)).toList();
  }

  /** A version, if it is published. */
  public Optional<ModelManifest> manifest(String name, String version) {
    return Optional.ofNullable(manifests.get(ModelKeyFormat.manifest(name, version)));
  }

  /**
   * A version that must be published.
   *
   * @throws PublishException if it is not published or is unreadable; the message lists the
   *     published ones
   */
  public ModelManifest requireManifest(ModelVersion wanted) {
    requireUsable(TimelineQueries.name(wanted));
    return manifest(wanted.getName(), wanted.getVersion())
        .orElseThrow(
            () ->
                new PublishException(
                    "%s is not published; %s"
                        .formatted(TimelineQueries.name(wanted), known(wanted.getName()))));
  }

  private String known(String name) {
    String versions =
        versions(name).stream().map(ModelManifest::getVersion).collect(Collectors.joining(", "));
    return versions.isEmpty()
        ? "no version of " + name + " is"
        : "published versions are " + versions;
  }

  /** All timelines, by route. */
  public Collection<ModelAssignment> assignments() {
    return assignments.values();
  }

  /** A route's timeline, if there is one that the application accepts. */
  public Optional<ModelAssignment> assignment(String route) {
    return Optional.ofNullable(assignments.get(ModelKeyFormat.assignment(route)));
  }

  /** A route's timeline, including one that the application refuses for its size. */
  Optional<ModelAssignment> timeline(String route) {
    return assignment(route).or(() -> Optional.ofNullable(tooLarge.get(route)));
  }

  /**
   * A route's timeline, including one that the application refuses for its size.
   *
   * @throws PublishException if there is none; the message lists the routes with timelines
   */
  public ModelAssignment requireAssignment(String route) {
    return timeline(route)
        .orElseThrow(
            () ->
                new PublishException(
                    "route %s has no timeline; %s"
                        .formatted(
                            route,
                            assignments.isEmpty()
                                ? "no route has one yet"
                                : "routes with one are "
                                    + String.join(", ", assignments.keySet()))));
  }

  /** The greatest integer version plus 1; "1" if there is none. */
  public String nextVersion(String name) {
    ModelKeyFormat.requireName("model name", name);
    return Stream.concat(
            versions(name).stream().map(ModelManifest::getVersion), unusableVersions(name))
        .filter(version -> version.matches("\\d+"))
        .map(BigInteger::new)
        .max(BigInteger::compareTo)
        .orElse(BigInteger.ZERO)
        .add(BigInteger.ONE)
        .toString();
  }

  /** Versions with unusable manifests, whose numbers are still taken. */
  private Stream<String> unusableVersions(String name) {
    return unusable.stream()
        .map(UnusableRecord::key)
        .filter(key -> key.startsWith(name + "/"))
        .map(key -> key.substring(name.length() + 1));
  }

  /** The routes whose timeline contains a version, including past entries. */
  public List<String> routesOf(ModelVersion version) {
    return routesOf(version, assignments).toList();
  }

  private static Stream<String> routesOf(
      ModelVersion version, SortedMap<String, ModelAssignment> timelines) {
    return timelines.values().stream()
        .filter(assignment -> TimelineQueries.versions(assignment).anyMatch(version::equals))
        .map(ModelAssignment::getRoute);
  }
}
