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
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions that the timelines ask for and how far each has come. A version is loaded once; it
 * is tried again if its manifest or artifact becomes another one, if Kafka or the registry failed,
 * where its chunks were missing, or where it may have been this machine's fault. While that goes
 * on, the loaded one stays. Whatever else loading it comes to refuses this version alone.
 *
 * <p>Memory goes to versions in the order of {@link WantedVersions}: one that needs it has others
 * that come after it unloaded, the last first. A version that those before it leave too little
 * waits, and is not fetched again until there is more than it failed with. Two that are loaded at
 * once never take more than there is: a challenger stops where a champion needs what it has claimed
 * ({@link MemoryClaims}). So what is loaded does not depend on what came first, and a version is
 * refused for its memory only where it would not fit alone.
 *
 * <p>What is too slow, or runs out of memory, may be so at this moment only: it is tried three
 * times, within {@link #MIRROR_PATIENCE_MS} and the time that this takes, before it is refused, and
 * again later, more and more seldom.
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
  private static final long NEVER = Long.MAX_VALUE;

  /** After each failure that may be this machine's: until it is refused, and from then on. */
  static final long[] PENDING_PAUSES_MS = {5_000, 15_000};

  static final long[] REFUSED_PAUSES_MS = {REFUSED_AGAIN_MS, 120_000, 600_000};

  private static final int MOST_DOUBLINGS = 6;
  private static final Logger LOG = LoggerFactory.getLogger(VersionShelf.class);

  private final ModelDirectory directory;
  private final ArtifactLoader loader;
  private final BiConsumer<VersionId, VersionState.Refused> onRefused;
  private final Runnable onReplaced;
  private final LongSupplier clock;
  private final MemoryShares memory;
  private final Executor worker;
  private final Runnable onDone;
  private final Consumer<VersionId> onUnloaded;
  private final Map<VersionId, VersionSlot> slots = new HashMap<>();
  private final Map<Lane, Attempt> underWay = new EnumMap<>(Lane.class);
  private final MemoryClaims claims = new MemoryClaims();

  /** A version that is being loaded on the worker's thread, which sets the outcome at last. */
  private static final class Attempt {
    private final VersionId version;
    private final ModelManifest manifest;
    private final long begun;
    private final MemoryClaims.Claim claim;
    private volatile @Nullable LoadOutcome outcome;

    Attempt(VersionId version, ModelManifest manifest, long begun, MemoryClaims.Claim claim) {
      this.version = version;
      this.manifest = manifest;
      this.begun = begun;
      this.claim = claim;
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
      Consumer<VersionId> onUnloaded) {
    this.directory = directory;
    this.loader = loader;
    this.onRefused = onRefused;
    this.onReplaced = onReplaced;
    this.clock = clock;
    this.memory = new MemoryShares(slots, memory, clock);
    this.worker = worker;
    this.onDone = onDone;
    this.onUnloaded = onUnloaded;
  }

  VersionState state(VersionId version) {
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
    return directory
        .problem(version.toString())
        .<VersionState>map(p -> p)
        .orElseGet(
            () ->
                directory.manifest(version).isPresent()
                    ? new VersionState.Pending("its artifact is being loaded", true)
                    : new VersionState.Pending("its manifest is not there yet"));
  }

  /** Why a version waits until others leave it more memory, if it does. */
  Optional<String> shortage(VersionId version) {
    VersionSlot slot = slots.get(version);
    boolean isSettled = slot != null && !(slot.state() instanceof VersionState.Pending);
    return isSettled
        ? Optional.empty()
        : directory.manifest(version).flatMap(manifest -> memory.shortage(version, manifest));
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
        && isDue(slots.get(version), manifest)
        && memory.fits(version, manifest);
  }

  /** Unloads what a version that is due needs the memory of; returns whether there was any. */
  boolean makeRoom(VersionId version) {
    long need = memory.need(version, directory.manifest(version).orElseThrow());
    return need <= memory.all() && makeRoom(version, need);
  }

  private boolean makeRoom(VersionId version, long need) {
    boolean isAny = false;
    while (memory.left(version) < need) {
      Optional<VersionId> last = memory.lastToGiveWay(version);
      if (last.isEmpty()) {
        return isAny;
      }
      unload(last.get(), version);
      isAny = true;
    }
    return isAny;
  }

  /**
   * Whether what is being loaded leaves enough for a version that is due. What does not gives way
   * to a champion, which can begin once that is done.
   */
  boolean hasRoom(VersionId version) {
    long need = memory.need(version, directory.manifest(version).orElseThrow());
    boolean hasRoom = need > memory.all() || need <= memory.left(version) - claims.claimed();
    if (!hasRoom) {
      claims.giveWay();
    }
    return hasRoom;
  }

  /** What it takes is known from now on: it is not fetched again before there is room. */
  private void unload(VersionId version, VersionId other) {
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
   * Begins to load a version that is due. When it is done {@link #takeOver} says so.
   *
   * @return whether it is done already
   */
  boolean begin(VersionId version, Lane lane) {
    ModelManifest manifest = directory.manifest(version).orElseThrow();
    MemoryClaims.Claim claim = claims.begin(memory.left(version), lane == Lane.CHAMPIONS);
    Attempt attempt = new Attempt(version, manifest, clock.getAsLong(), claim);
    underWay.put(lane, attempt);
    worker.execute(
        () -> {
          attempt.outcome = load(manifest, claim);
          onDone.run();
        });
    return attempt.outcome != null;
  }

  /** On the worker's thread: nothing of the shelf is touched. */
  private LoadOutcome load(ModelManifest manifest, MemoryClaims.Claim claim) {
    try {
      return new LoadOutcome.Good(loader.load(manifest, claim));
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
        claims.end(attempt.claim, left());
        failure = failure.or(() -> why);
      }
    }
    return failure;
  }

  /** What loaded versions leave each that is being loaded. */
  private Map<MemoryClaims.Claim, Long> left() {
    return underWay.values().stream()
        .collect(Collectors.toMap(each -> each.claim, each -> memory.left(each.version)));
  }

  /**
   * Unloads all others; that one was refused is remembered.
   *
   * @param order what is to be loaded
   * @param known what any timeline has
   */
  void keepOnly(WantedVersions order, Set<VersionId> known) {
    memory.share(order);
    slots
        .entrySet()
        .removeIf(
            each ->
                !order.contains(each.getKey())
                    && !(known.contains(each.getKey())
                        && each.getValue().state() instanceof VersionState.Refused));
  }

  /** What is loaded stays whatever else its manifest says; what is not may be mended by that. */
  private boolean isDue(@Nullable VersionSlot slot, ModelManifest manifest) {
    if (slot == null) {
      return true;
    }
    if (slot.state() instanceof VersionState.Loaded(LoadedModel loaded)
        && loaded.sha256().equals(manifest.getSha256())) {
      return false;
    }
    return !slot.manifest().equals(manifest) || clock.getAsLong() >= slot.againAt();
  }

  private Optional<RuntimeException> take(Attempt attempt) {
    VersionSlot before = slots.get(attempt.version);
    VersionSlot.Tries tries =
        before != null && before.isOf(attempt.manifest)
            ? before.tries()
            : new VersionSlot.Tries(attempt.begun, attempt.begun, 0, 0);
    switch (attempt.outcome) {
      case LoadOutcome.Good(LoadedModel loaded) -> takeGood(attempt, before, tries, loaded);
      case LoadOutcome.Refused(ModelRefusedException why) -> refuse(attempt, tries, why);
      case LoadOutcome.Broken(Throwable why) -> {
        LOG.warn("loading model {} failed", attempt.version, why);
        refuse(
            attempt,
            tries,
            new ModelRefusedException(
                RefusalReason.CANNOT_SCORE, "loading it failed: " + why, why));
      }
      case LoadOutcome.Failed(RuntimeException why) -> {
        VersionSlot.Tries failed = tries.failed(clock.getAsLong());
        VersionState state =
            new VersionState.Pending("loading it failed, it is tried again: " + why, true);
        keep(attempt, state, failed, failed.last() + failedAgain(failed.failures()));
        return Optional.of(why);
      }
    }
    return Optional.empty();
  }

  private static long failedAgain(int failures) {
    return Math.min(FAILED_AGAIN_MS << Math.min(failures - 1, MOST_DOUBLINGS), REFUSED_AGAIN_MS);
  }

  /** While it was loaded others may have been, or have begun to be, that come before it. */
  private void takeGood(
      Attempt attempt, @Nullable VersionSlot before, VersionSlot.Tries tries, LoadedModel loaded) {
    long now = clock.getAsLong();
    makeRoom(attempt.version, loaded.memory());
    if (attempt.claim.givesWay()
        || memory.left(attempt.version) - attempt.claim.beside() < loaded.memory()) {
      waitForMemory(attempt, tries, loaded.memory());
      return;
    }
    tellOfReplacement(before, loaded);
    LOG.info("model {} is verified and ready", attempt.version);
    keep(
        attempt,
        new VersionState.Loaded(loaded),
        new VersionSlot.Tries(tries.first(), now, 0, 0),
        NEVER);
  }

  private void refuse(Attempt attempt, VersionSlot.Tries tries, ModelRefusedException why) {
    long now = clock.getAsLong();
    if (why.reason() == RefusalReason.CHUNK_MISSING && now - tries.first() < MIRROR_PATIENCE_MS) {
      pend(attempt, "waiting for its chunks: ", why, tries.again(now), MISSING_AGAIN_MS);
    } else if (why.reason() == RefusalReason.TOO_MUCH_MEMORY
        && attempt.claim.reckoned() <= memory.all()) {
      waitForMemory(attempt, tries, attempt.claim.reckoned());
    } else if (isOfTheMoment(why)) {
      refuseUnlessTriedAgain(attempt, tries.faulty(now), why);
    } else if (why.mayMend()) {
      refuse(attempt, tries.faulty(now), why, REFUSED_PAUSES_MS, tries.faults());
    } else {
      VersionState refused = refused(attempt.version, why);
      long again = why.reason() == RefusalReason.CHUNK_MISSING ? now + REFUSED_AGAIN_MS : NEVER;
      keep(attempt, refused, tries.again(now), again);
    }
  }

  /** A busy processor and a full heap say nothing about a version, unless they go on. */
  private static boolean isOfTheMoment(ModelRefusedException why) {
    return why.reason() == RefusalReason.TOO_SLOW
        || (why.reason() == RefusalReason.CANNOT_SCORE
            && why.getCause() instanceof VirtualMachineError);
  }

  private void refuseUnlessTriedAgain(
      Attempt attempt, VersionSlot.Tries tries, ModelRefusedException why) {
    int pending = PENDING_PAUSES_MS.length;
    if (tries.faults() <= pending) {
      pend(attempt, "it is tried again: ", why, tries, PENDING_PAUSES_MS[tries.faults() - 1]);
    } else {
      refuse(attempt, tries, why, REFUSED_PAUSES_MS, tries.faults() - pending - 1);
    }
  }

  private void refuse(
      Attempt attempt,
      VersionSlot.Tries tries,
      ModelRefusedException why,
      long[] pauses,
      int index) {
    long pause = pauses[Math.min(index, pauses.length - 1)];
    keep(attempt, refused(attempt.version, why), tries, tries.last() + pause);
  }

  private void pend(
      Attempt attempt,
      String what,
      ModelRefusedException why,
      VersionSlot.Tries tries,
      long pause) {
    VersionState pending = new VersionState.Pending(what + why.getMessage(), true);
    keep(attempt, pending, tries, tries.last() + pause);
  }

  private void waitForMemory(Attempt attempt, VersionSlot.Tries tries, long need) {
    long now = clock.getAsLong();
    VersionState waiting = new VersionState.Pending("waiting for memory", true);
    keep(attempt, waiting, tries.again(now), now, need);
  }

  /** Publishers refuse it; who writes to the topic by hand can. */
  private void tellOfReplacement(@Nullable VersionSlot before, LoadedModel loaded) {
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

  private VersionState refused(VersionId version, ModelRefusedException e) {
    VersionSlot before = slots.get(version);
    VersionState.Refused refused = new VersionState.Refused(e.reason(), e.getMessage());
    if (before == null || !before.latest().equals(refused)) {
      LOG.warn("model {} is refused, {}: {}", version, e.reason().tag(), e.getMessage());
      onRefused.accept(version, refused);
    }
    return refused;
  }

  private void keep(Attempt attempt, VersionState state, VersionSlot.Tries tries, long againAt) {
    keep(attempt, state, tries, againAt, 0);
  }

  /** A version that is loaded stays so, whatever comes under its name later. */
  private void keep(
      Attempt attempt, VersionState state, VersionSlot.Tries tries, long againAt, long need) {
    VersionSlot before = slots.get(attempt.version);
    boolean stays =
        before != null
            && before.state() instanceof VersionState.Loaded
            && !(state instanceof VersionState.Loaded);
    slots.put(
        attempt.version,
        new VersionSlot(
            attempt.manifest, stays ? before.state() : state, state, tries, againAt, need));
  }
}
