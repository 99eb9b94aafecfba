package dev.weir.stream.models;

import dev.weir.routes.RefusalReason;
import dev.weir.schemas.ModelManifest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions that the timelines ask for and how far each has come. A version is loaded once; it
 * is tried again if its artifact becomes another one, if Kafka or the registry failed, or where its
 * chunks were missing or other models left it no memory. While that goes on, the loaded one stays.
 * Whatever else loading it comes to, an error of Java's own among it, refuses this version alone.
 *
 * <p>A mirror may bring the manifest before the chunks: missing ones are waited for {@link
 * #MIRROR_PATIENCE_MS} before the version is refused. That is less than the 30 s that an assignment
 * lies ahead, so the version is loaded or refused before the first record asks for it, the same on
 * every instance.
 *
 * <p>Loading goes on beside whoever asks, on a worker's threads; all else is for one thread.
 */
final class VersionShelf {
  static final long MIRROR_PATIENCE_MS = Duration.ofSeconds(20).toMillis();
  static final long MISSING_AGAIN_MS = Duration.ofSeconds(2).toMillis();
  static final long FAILED_AGAIN_MS = Duration.ofSeconds(1).toMillis();
  static final long REFUSED_AGAIN_MS = Duration.ofSeconds(30).toMillis();
  private static final int MOST_DOUBLINGS = 6;
  private static final Logger LOG = LoggerFactory.getLogger(VersionShelf.class);

  private final ModelDirectory directory;
  private final ArtifactLoader loader;
  private final BiConsumer<VersionId, VersionState.Refused> onRefused;
  private final Runnable onReplaced;
  private final LongSupplier clock;
  private final long memory;
  private final Executor worker;
  private final Runnable onDone;
  private final Predicate<VersionId> makeRoom;
  private final Map<VersionId, Slot> slots = new HashMap<>();
  private final Map<Lane, Attempt> underWay = new EnumMap<>(Lane.class);

  /** What is known of a version; {@code againAt} is when it is tried again. */
  private record Slot(
      String sha256, VersionState state, long firstTried, long againAt, int failures) {}

  /** A version that is being loaded on the worker's thread, which sets the outcome at last. */
  private static final class Attempt {
    private final VersionId version;
    private final ModelManifest manifest;
    private final long begun;
    private volatile @Nullable LoadOutcome outcome;

    Attempt(VersionId version, ModelManifest manifest, long begun) {
      this.version = version;
      this.manifest = manifest;
      this.begun = begun;
    }
  }

  VersionShelf(
      ModelDirectory directory,
      ArtifactLoader loader,
      BiConsumer<VersionId, VersionState.Refused> onRefused,
      Runnable onReplaced,
      LongSupplier clock,
      long memory,
      Executor worker,
      Runnable onDone,
      Predicate<VersionId> makeRoom) {
    this.directory = directory;
    this.loader = loader;
    this.onRefused = onRefused;
    this.onReplaced = onReplaced;
    this.clock = clock;
    this.memory = memory;
    this.worker = worker;
    this.onDone = onDone;
    this.makeRoom = makeRoom;
  }

  VersionState state(VersionId version) {
    Slot slot = slots.get(version);
    if (slot != null) {
      return slot.state();
    }
    return directory
        .problem(version.toString())
        .<VersionState>map(p -> p)
        .orElseGet(
            () ->
                directory.manifest(version).isPresent()
                    ? new VersionState.Pending("its artifact is being loaded", true)
                    : new VersionState.Pending("its manifest is not there yet"));
  }

  /** Who versions are loaded for: one at a time for each, so that a challenger holds nobody up. */
  enum Lane {
    /** Champions, and what records ask for. */
    CHAMPIONS,
    /** Challengers. */
    CHALLENGERS
  }

  /** Whether nothing is being loaded in a lane. */
  boolean isFree(Lane lane) {
    return !underWay.containsKey(lane);
  }

  /** Whether a version is to be loaded, again perhaps. */
  boolean isDue(VersionId version) {
    ModelManifest manifest = directory.manifest(version).orElse(null);
    return manifest != null
        && underWay.values().stream().noneMatch(attempt -> attempt.version.equals(version))
        && isDue(slots.get(version), manifest);
  }

  /**
   * Begins to load a version that is due. When it is done {@link #takeOver} says so.
   *
   * @return whether it is done already
   */
  boolean begin(VersionId version, Lane lane) {
    ModelManifest manifest = directory.manifest(version).orElseThrow();
    Attempt attempt = new Attempt(version, manifest, clock.getAsLong());
    underWay.put(lane, attempt);
    long left = memoryLeft(version);
    worker.execute(
        () -> {
          attempt.outcome = load(manifest, left);
          onDone.run();
        });
    return attempt.outcome != null;
  }

  /** On the worker's thread: nothing of the shelf is touched. */
  private LoadOutcome load(ModelManifest manifest, long left) {
    try {
      return new LoadOutcome.Good(loader.load(manifest, left));
    } catch (ModelRefusedException e) {
      return new LoadOutcome.Refused(e);
    } catch (KafkaException | UncheckedIOException e) {
      return new LoadOutcome.Failed(e);
    } catch (RuntimeException | Error e) {
      // Whatever a version's artifact makes of this process: the others are to be loaded.
      return new LoadOutcome.Broken(e);
    }
  }

  /**
   * Takes over what was loaded since the last call.
   *
   * @return the failure of Kafka or the registry, if it failed: the version is due again later
   */
  Optional<RuntimeException> takeOver() {
    Optional<RuntimeException> failure = Optional.empty();
    for (Lane lane : Lane.values()) {
      Attempt attempt = underWay.get(lane);
      if (attempt != null && attempt.outcome != null) {
        underWay.remove(lane);
        Optional<RuntimeException> why = take(attempt);
        failure = failure.or(() -> why);
      }
    }
    return failure;
  }

  /**
   * Unloads all others; that one was refused is remembered.
   *
   * @param wanted what is to be loaded
   * @param known what any timeline has
   */
  void keepOnly(Set<VersionId> wanted, Set<VersionId> known) {
    slots
        .entrySet()
        .removeIf(
            each ->
                !wanted.contains(each.getKey())
                    && !(known.contains(each.getKey())
                        && each.getValue().state() instanceof VersionState.Refused));
  }

  /** Unloads a version; it is due again, if anybody wants it. */
  void forget(VersionId version) {
    slots.remove(version);
  }

  private boolean isDue(Slot slot, ModelManifest manifest) {
    return slot == null
        || !slot.sha256().equals(manifest.getSha256())
        || clock.getAsLong() >= slot.againAt();
  }

  private Optional<RuntimeException> take(Attempt attempt) {
    VersionId version = attempt.version;
    ModelManifest manifest = attempt.manifest;
    Slot before = slots.get(version);
    boolean isSame = before != null && before.sha256().equals(manifest.getSha256());
    long firstTried = isSame ? before.firstTried() : attempt.begun;
    switch (attempt.outcome) {
      case LoadOutcome.Good(LoadedModel loaded) -> {
        tellOfReplacement(before, loaded);
        LOG.info("model {} is verified and ready", version);
        keep(version, manifest, new VersionState.Loaded(loaded), firstTried, Long.MAX_VALUE, 0);
      }
      case LoadOutcome.Refused(ModelRefusedException why) ->
          refuse(version, manifest, why, firstTried);
      case LoadOutcome.Broken(Throwable why) -> {
        LOG.warn("loading model {} failed", version, why);
        ModelRefusedException unusable =
            new ModelRefusedException(RefusalReason.UNUSABLE, "loading it failed: " + why, why);
        refuse(version, manifest, unusable, firstTried);
      }
      case LoadOutcome.Failed(RuntimeException why) -> {
        int failures = isSame ? before.failures() + 1 : 1;
        long again = clock.getAsLong() + failedAgain(failures);
        VersionState failed =
            new VersionState.Pending("loading it failed, it is tried again: " + why, true);
        keep(version, manifest, failed, firstTried, again, failures);
        return Optional.of(why);
      }
    }
    return Optional.empty();
  }

  private static long failedAgain(int failures) {
    return Math.min(FAILED_AGAIN_MS << Math.min(failures - 1, MOST_DOUBLINGS), REFUSED_AGAIN_MS);
  }

  private void refuse(
      VersionId version, ModelManifest manifest, ModelRefusedException why, long firstTried) {
    long now = clock.getAsLong();
    boolean isMissing = why.reason() == RefusalReason.CHUNK_MISSING;
    if (isMissing && now - firstTried < MIRROR_PATIENCE_MS) {
      VersionState waiting =
          new VersionState.Pending("waiting for its chunks: " + why.getMessage(), true);
      keep(version, manifest, waiting, firstTried, now + MISSING_AGAIN_MS, 0);
    } else if (why.reason() == RefusalReason.TOO_MUCH_MEMORY && makeRoom.test(version)) {
      VersionState again = new VersionState.Pending("other models give way to it", true);
      keep(version, manifest, again, firstTried, now, 0);
    } else {
      VersionState refused = refused(version, why, slots.get(version));
      keep(version, manifest, refused, firstTried, again(why.reason(), now), 0);
    }
  }

  /** Publishers refuse it; who writes to the topic by hand can. */
  private void tellOfReplacement(Slot before, LoadedModel loaded) {
    if (before != null
        && before.state() instanceof VersionState.Loaded(LoadedModel former)
        && !former.sha256().equals(loaded.sha256())) {
      LOG.warn(
          "model {} was replaced under its name: its SHA-256 is {} now and was {}; predictions say"
              + " which of them made them",
          loaded.id(),
          loaded.sha256(),
          former.sha256());
      onReplaced.run();
    }
  }

  /** What may mend by itself is tried again: chunks come late, and other models go. */
  private static long again(RefusalReason reason, long now) {
    return reason == RefusalReason.CHUNK_MISSING || reason == RefusalReason.TOO_MUCH_MEMORY
        ? now + REFUSED_AGAIN_MS
        : Long.MAX_VALUE;
  }

  /** What the other versions leave. */
  private long memoryLeft(VersionId version) {
    long left = memory;
    for (Map.Entry<VersionId, Slot> each : slots.entrySet()) {
      if (!each.getKey().equals(version)
          && each.getValue().state() instanceof VersionState.Loaded loaded) {
        left -= loaded.model().memory();
      }
    }
    return Math.max(0, left);
  }

  private VersionState refused(VersionId version, ModelRefusedException e, Slot before) {
    VersionState.Refused refused = new VersionState.Refused(e.reason(), e.getMessage());
    if (before == null || !before.state().equals(refused)) {
      LOG.warn("model {} is refused, {}: {}", version, e.reason().tag(), e.getMessage());
      onRefused.accept(version, refused);
    }
    return refused;
  }

  /** A version that is loaded stays so, whatever comes under its name later. */
  private void keep(
      VersionId version,
      ModelManifest manifest,
      VersionState state,
      long firstTried,
      long againAt,
      int failures) {
    Slot before = slots.get(version);
    boolean stays =
        before != null
            && before.state() instanceof VersionState.Loaded
            && !(state instanceof VersionState.Loaded);
    slots.put(
        version,
        new Slot(manifest.getSha256(), stays ? before.state() : state, firstTried, againAt, failures));
  }
}
