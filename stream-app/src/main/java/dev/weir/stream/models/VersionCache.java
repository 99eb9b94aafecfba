package dev.weir.stream.models;

import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.ModelManifest;
import dev.weir.stream.models.VersionLoading.Attempt;
import dev.weir.stream.models.VersionLoading.Lane;
import dev.weir.stream.names.ModelVersionId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions that the timelines name, with their loading state. A version is loaded once; it is
 * retried if its manifest or artifact changes, if Kafka or the registry failed, if its chunks were
 * missing, or if this machine may be the cause. Meanwhile the loaded version stays. Any other error
 * while loading refuses this version alone.
 *
 * <p>Memory is assigned in the order of {@link WantedVersions}: a version may have those after it
 * unloaded, the last first. A version without enough memory waits, and is not fetched again until
 * more is available than it failed with. What is loaded thus does not depend on the order of
 * arrival, and a version is refused for its memory only if it would not fit alone.
 *
 * <p>Slowness or lack of memory may be temporary: the version is tried three times, within {@link
 * #MIRROR_TIMEOUT_MS} plus the time of the attempts, before it is refused, and then at growing
 * intervals.
 *
 * <p>A mirror may deliver the manifest before the chunks: missing chunks are awaited for {@link
 * #MIRROR_TIMEOUT_MS} before the version is refused. That is less than the 30 s between an
 * assignment and its validity, so the version is loaded or refused before the first record needs
 * it, on every instance alike.
 *
 * <p>{@link VersionLoading} loads the artifacts on a worker's threads; everything else is for a
 * single thread.
 */
final class VersionCache {
  static final long MIRROR_TIMEOUT_MS = Duration.ofSeconds(20).toMillis();
  static final long MISSING_AGAIN_MS = Duration.ofSeconds(2).toMillis();
  static final long FAILED_AGAIN_MS = Duration.ofSeconds(1).toMillis();
  static final long REFUSED_AGAIN_MS = Duration.ofSeconds(30).toMillis();
  private static final long NEVER = Long.MAX_VALUE;

  /** Pauses after failures that this machine may have caused, before and after the refusal. */
  static final long[] PENDING_PAUSES_MS = {5_000, 15_000};

  static final long[] REFUSED_PAUSES_MS = {REFUSED_AGAIN_MS, 120_000, 600_000};

  private static final int MOST_DOUBLINGS = 6;
  private static final Logger LOG = LoggerFactory.getLogger(VersionCache.class);

  private final LoaderContext context;
  private final LongSupplier clock;
  private final MemoryShares memory;
  private final Consumer<ModelVersionId> onUnloaded;
  private final Map<ModelVersionId, VersionSlot> slots = new HashMap<>();
  private final VersionLoading loading;

  VersionCache(
      LoaderContext context,
      LongSupplier clock,
      VersionLoading loading,
      Consumer<ModelVersionId> onUnloaded) {
    this.context = context;
    this.clock = clock;
    this.memory =
        new MemoryShares(
            slots, context.settings().memory(), context.artifacts().shards()::leastBytes, clock);
    this.loading = loading;
    this.onUnloaded = onUnloaded;
  }

  VersionState state(ModelVersionId version) {
    VersionSlot slot = slots.get(version);
    if (slot != null && !(slot.state() instanceof VersionState.Pending)) {
      return slot.state();
    }
    Optional<String> shortage = shortage(version);
    if (shortage.isPresent()) {
      return memory.waiting(version, shortage.get());
    }
    if (slot != null) {
      return slot.state();
    }
    return context
        .topicView()
        .problem(version.toString())
        .<VersionState>map(p -> p)
        .orElseGet(
            () ->
                context.topicView().manifest(version).isPresent()
                    ? new VersionState.Pending("its artifact is being loaded", true)
                    : new VersionState.Pending("its manifest is not there yet"));
  }

  /** Why a version waits for memory, if it does. */
  Optional<String> shortage(ModelVersionId version) {
    VersionSlot slot = slots.get(version);
    boolean isSettled = slot != null && !(slot.state() instanceof VersionState.Pending);
    return isSettled
        ? Optional.empty()
        : context
            .topicView()
            .manifest(version)
            .flatMap(manifest -> memory.shortage(version, manifest));
  }

  /** Whether a version is to be loaded or retried. */
  boolean isDue(ModelVersionId version) {
    ModelManifest manifest = context.topicView().manifest(version).orElse(null);
    return manifest != null
        && !loading.isUnderWay(version)
        && isDue(slots.get(version), manifest)
        && memory.fits(version, manifest);
  }

  /** Unloads versions to free memory for one that is due; returns whether there were any. */
  boolean makeRoom(ModelVersionId version) {
    long need = memory.need(version, context.topicView().manifest(version).orElseThrow());
    return need <= memory.all() && makeRoom(version, need);
  }

  private boolean makeRoom(ModelVersionId version, long need) {
    boolean isAny = false;
    while (memory.left(version) < need) {
      Optional<ModelVersionId> last = memory.evictionCandidate(version);
      if (last.isEmpty()) {
        return isAny;
      }
      unload(last.get(), version);
      isAny = true;
    }
    return isAny;
  }

  /**
   * Whether the versions being loaded leave enough for one that is due. If not, they give way to a
   * champion, which can start when they have stopped.
   */
  boolean hasRoom(ModelVersionId version) {
    long need = memory.need(version, context.topicView().manifest(version).orElseThrow());
    return need > memory.all() || loading.leaves(need, memory.left(version));
  }

  /** Its memory is now known: it is not fetched again before there is room. */
  private void unload(ModelVersionId version, ModelVersionId other) {
    LOG.info("model {} is unloaded: {} needs the memory", version, other);
    VersionSlot slot = slots.get(version);
    long need = ((VersionState.Loaded) slot.state()).model().memory();
    VersionState unloaded = new VersionState.Pending("other models needed its memory", true);
    slots.put(
        version,
        new VersionSlot(
            slot.manifest(), unloaded, unloaded, slot.tries(), clock.getAsLong(), need));
    onUnloaded.accept(version);
  }

  /**
   * Starts loading a version that is due; {@link #takeOver} collects the result.
   *
   * @return whether it has already finished
   */
  boolean begin(ModelVersionId version, Lane lane) {
    ModelManifest manifest = context.topicView().manifest(version).orElseThrow();
    long left = memory.left(version);
    return loading.begin(lane, version, manifest, loaded(version), clock.getAsLong(), left);
  }

  private @Nullable LoadedModel loaded(ModelVersionId version) {
    VersionSlot slot = slots.get(version);
    return slot != null && slot.state() instanceof VersionState.Loaded(LoadedModel model)
        ? model
        : null;
  }

  /**
   * Collects the versions loaded since the last call.
   *
   * @return the failure of Kafka or the registry, if any: the version is due again later
   */
  Optional<RuntimeException> takeOver() {
    Optional<RuntimeException> failure = Optional.empty();
    for (Lane lane : Lane.values()) {
      Attempt attempt = loading.takeDone(lane).orElse(null);
      if (attempt != null) {
        Optional<RuntimeException> why = take(attempt);
        loading.end(attempt, memory::left);
        failure = failure.or(() -> why);
      }
    }
    return failure;
  }

  /**
   * Unloads all others; refusals are remembered.
   *
   * @param order what is to be loaded
   * @param known the versions of any timeline
   */
  void keepOnly(WantedVersions order, Set<ModelVersionId> known) {
    memory.share(order);
    slots
        .entrySet()
        .removeIf(
            each ->
                !order.contains(each.getKey())
                    && !(known.contains(each.getKey())
                        && each.getValue().state() instanceof VersionState.Refused));
  }

  /**
   * A loaded version stays loaded, whatever changes in its manifest; for any other, a changed
   * manifest is a reason to retry.
   */
  private boolean isDue(@Nullable VersionSlot slot, ModelManifest manifest) {
    if (slot == null) {
      return true;
    }
    if (slot.state() instanceof VersionState.Loaded(LoadedModel loaded)
        && loaded.sha256().equals(manifest.getSha256())) {
      return !context.artifacts().shards().isCurrent(loaded.model()) && isTimeFor(slot);
    }
    return !slot.manifest().equals(manifest) || clock.getAsLong() >= slot.againAt();
  }

  /** Other parts of a loaded version are due at once, and again after a failure. */
  private boolean isTimeFor(VersionSlot slot) {
    return slot.latest() instanceof VersionState.Loaded || clock.getAsLong() >= slot.againAt();
  }

  private Optional<RuntimeException> take(Attempt attempt) {
    VersionSlot before = slots.get(attempt.version());
    VersionSlot.RetryState tries =
        before != null && before.isOf(attempt.manifest())
            ? before.tries()
            : new VersionSlot.RetryState(attempt.begun(), attempt.begun(), 0, 0);
    switch (attempt.outcome().get()) {
      case LoadOutcome.Succeeded(LoadedModel loaded) ->
          acceptLoaded(attempt, before, tries, loaded);
      case LoadOutcome.Refused(ModelRefusedException why) -> refuse(attempt, tries, why);
      case LoadOutcome.Broken(Throwable why) -> {
        LOG.warn("loading model {} failed", attempt.version(), why);
        refuse(
            attempt,
            tries,
            new ModelRefusedException(RefusalReason.CANNOT_SCORE, "loading failed: " + why, why));
      }
      case LoadOutcome.Failed(RuntimeException why) -> {
        VersionSlot.RetryState failed = tries.failed(clock.getAsLong());
        String detail = "loading failed and is retried: " + why;
        keepPending(attempt, detail, failed, failedAgain(failed.failures()));
        return Optional.of(why);
      }
    }
    return Optional.empty();
  }

  private static long failedAgain(int failures) {
    return Math.min(FAILED_AGAIN_MS << Math.min(failures - 1, MOST_DOUBLINGS), REFUSED_AGAIN_MS);
  }

  /** Meanwhile others that come before it may have been loaded or started. */
  private void acceptLoaded(
      Attempt attempt,
      @Nullable VersionSlot before,
      VersionSlot.RetryState tries,
      LoadedModel loaded) {
    long now = clock.getAsLong();
    makeRoom(attempt.version(), loaded.memory());
    if (attempt.claim().isRevoked()
        || memory.left(attempt.version()) - attempt.claim().claimedByOthers() < loaded.memory()) {
      waitForMemory(attempt, tries, loaded.memory());
      return;
    }
    logReplacement(before, loaded);
    LOG.info("model {} is verified and ready", attempt.version());
    keep(
        attempt,
        new VersionState.Loaded(loaded),
        new VersionSlot.RetryState(tries.first(), now, 0, 0),
        NEVER);
  }

  private void refuse(Attempt attempt, VersionSlot.RetryState tries, ModelRefusedException why) {
    long now = clock.getAsLong();
    if (why.reason() == RefusalReason.CHUNK_MISSING && now - tries.first() < MIRROR_TIMEOUT_MS) {
      String detail = "waiting for its chunks: " + why.getMessage();
      keepPending(attempt, detail, tries.again(now), MISSING_AGAIN_MS);
    } else if (why.reason() == RefusalReason.TOO_MUCH_MEMORY
        && attempt.claim().estimated() <= memory.all()) {
      waitForMemory(attempt, tries, attempt.claim().estimated());
    } else if ((why.reason() == RefusalReason.TOO_MUCH_MEMORY || isTransient(why))
        && context.artifacts().shards().isSplit(attempt.manifest())) {
      // Other instances have other parts, and must choose the same version.
      String wait =
          why.reason() == RefusalReason.TOO_MUCH_MEMORY ? "waiting for memory" : "it is retried";
      keepPending(attempt, wait + ": " + why.getMessage(), tries.again(now), REFUSED_AGAIN_MS);
    } else if (isTransient(why)) {
      refuseUnlessTriedAgain(attempt, tries.faulty(now), why);
    } else if (why.isRecoverable()) {
      refuse(attempt, tries.faulty(now), why, tries.faults());
    } else {
      VersionState refused = refused(attempt.version(), why);
      long again = why.reason() == RefusalReason.CHUNK_MISSING ? now + REFUSED_AGAIN_MS : NEVER;
      keep(attempt, refused, tries.again(now), again);
    }
  }

  /** A busy processor or a full heap counts against a version only if it persists. */
  private static boolean isTransient(ModelRefusedException why) {
    return why.reason() == RefusalReason.TOO_SLOW
        || (why.reason() == RefusalReason.CANNOT_SCORE
            && why.getCause() instanceof VirtualMachineError);
  }

  private void refuseUnlessTriedAgain(
      Attempt attempt, VersionSlot.RetryState tries, ModelRefusedException why) {
    int pending = PENDING_PAUSES_MS.length;
    if (tries.faults() <= pending) {
      String detail = "it is retried: " + why.getMessage();
      keepPending(attempt, detail, tries, PENDING_PAUSES_MS[tries.faults() - 1]);
    } else {
      refuse(attempt, tries, why, tries.faults() - pending - 1);
    }
  }

  private void refuse(
      Attempt attempt, VersionSlot.RetryState tries, ModelRefusedException why, int index) {
    long pause = REFUSED_PAUSES_MS[Math.min(index, REFUSED_PAUSES_MS.length - 1)];
    keep(attempt, refused(attempt.version(), why), tries, tries.last() + pause);
  }

  private void keepPending(
      Attempt attempt, String detail, VersionSlot.RetryState tries, long pause) {
    keep(attempt, new VersionState.Pending(detail, true), tries, tries.last() + pause);
  }

  private void waitForMemory(Attempt attempt, VersionSlot.RetryState tries, long need) {
    long now = clock.getAsLong();
    VersionState waiting = new VersionState.Pending("waiting for memory", true);
    keep(attempt, waiting, tries.again(now), now, need);
  }

  /** Publishers refuse it, but a hand-written record can do it. */
  private void logReplacement(@Nullable VersionSlot before, LoadedModel loaded) {
    if (before != null
        && before.state() instanceof VersionState.Loaded(LoadedModel former)
        && !former.sha256().equals(loaded.sha256())) {
      LOG.warn(
          "model {} was replaced under the same name: its SHA-256 is {} and was {}; predictions"
              + " contain the SHA-256 of their model",
          loaded.id(),
          loaded.sha256(),
          former.sha256());
      context.metrics().modelReplaced();
    }
  }

  private VersionState refused(ModelVersionId version, ModelRefusedException e) {
    VersionSlot before = slots.get(version);
    VersionState.Refused refused = new VersionState.Refused(e.reason(), e.getMessage());
    if (before == null || !before.latest().equals(refused)) {
      LOG.warn("model {} is refused, {}: {}", version, e.reason().wireName(), e.getMessage());
      context.metrics().modelRefused(refused.reason());
    }
    return refused;
  }

  private void keep(
      Attempt attempt, VersionState state, VersionSlot.RetryState tries, long againAt) {
    keep(attempt, state, tries, againAt, 0);
  }

  /** A loaded version stays loaded, whatever is published under its name later. */
  private void keep(
      Attempt attempt, VersionState state, VersionSlot.RetryState tries, long againAt, long need) {
    VersionSlot before = slots.get(attempt.version());
    boolean stays =
        before != null
            && before.state() instanceof VersionState.Loaded
            && !(state instanceof VersionState.Loaded);
    slots.put(
        attempt.version(),
        new VersionSlot(
            attempt.manifest(), stays ? before.state() : state, state, tries, againAt, need));
  }
}
