package dev.weir.stream.models;

import dev.weir.schemas.ModelManifest;
import dev.weir.stream.names.ModelVersionId;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Assigns the memory for models in the order of {@link WantedVersions}: a loaded version gives way
 * to those before it.
 */
final class MemoryShares {
  /** Minimum time that a version requested by records stays loaded, so that they are scored. */
  static final long STAY_MS = 1_000;

  private final Map<ModelVersionId, VersionSlot> slots;
  private final long memory;
  private final ToLongFunction<ModelManifest> leastBytes;
  private final LongSupplier clock;
  private WantedVersions wanted = WantedVersions.NONE;

  /**
   * Creates an assignment without an order.
   *
   * @param slots the current state of each version, updated by the caller
   * @param memory bytes
   * @param leastBytes that a version takes, whatever its model is
   */
  MemoryShares(
      Map<ModelVersionId, VersionSlot> slots,
      long memory,
      ToLongFunction<ModelManifest> leastBytes,
      LongSupplier clock) {
    this.slots = slots;
    this.leastBytes = leastBytes;
    this.memory = memory;
    this.clock = clock;
  }

  /** Sets the order of the versions. */
  void share(WantedVersions order) {
    wanted = order;
  }

  /** Bytes for all versions together. */
  long all() {
    return memory;
  }

  /** Bytes that a version needs at least, as far as known. */
  long need(ModelVersionId version, ModelManifest manifest) {
    VersionSlot slot = slots.get(version);
    return Math.max(
        slot != null && slot.isOf(manifest) ? slot.need() : 0, leastBytes.applyAsLong(manifest));
  }

  /** Whether the versions that come before leave enough, or it is too large even alone. */
  boolean fits(ModelVersionId version, ModelManifest manifest) {
    long need = need(version, manifest);
    return need > memory || need <= available(version);
  }

  /** What all other loaded versions leave. */
  long left(ModelVersionId version) {
    return left(version, other -> true);
  }

  /** What is left once everything that gives way is unloaded. */
  private long available(ModelVersionId version) {
    return left(version, other -> !yieldsTo(other, version));
  }

  private long left(ModelVersionId version, Predicate<ModelVersionId> counts) {
    long left = memory;
    for (Map.Entry<ModelVersionId, VersionSlot> each : slots.entrySet()) {
      if (each.getValue().state() instanceof VersionState.Loaded loaded
          && !each.getKey().equals(version)
          && counts.test(each.getKey())) {
        left -= loaded.model().memory();
      }
    }
    return Math.max(0, left);
  }

  /** The loaded version to unload first for another, if any. */
  Optional<ModelVersionId> evictionCandidate(ModelVersionId version) {
    return slots.keySet().stream()
        .filter(other -> yieldsTo(other, version))
        .max(Comparator.comparingInt(wanted::rank));
  }

  private boolean yieldsTo(ModelVersionId loaded, ModelVersionId version) {
    VersionSlot slot = slots.get(loaded);
    return slot.state() instanceof VersionState.Loaded
        && wanted.rank(loaded) > wanted.rank(version)
        && !(wanted.isAsked(loaded)
            && wanted.isAsked(version)
            && clock.getAsLong() - slot.tries().last() < STAY_MS);
  }

  /** Why a version that is not loaded waits for memory, if it does. */
  Optional<String> shortage(ModelVersionId version, ModelManifest manifest) {
    return !wanted.contains(version) || fits(version, manifest)
        ? Optional.empty()
        : Optional.of(
            "it needs at least %d bytes of memory, and versions before it leave %d of %d; raise model.memory, or prune timelines"
                .formatted(need(version, manifest), available(version), memory));
  }

  /**
   * A champion that is to score now is awaited. Others are requested by records that need them, and
   * then take precedence over more of the loaded versions.
   */
  VersionState waiting(ModelVersionId version, String shortage) {
    return wanted.isPresent(version)
        ? new VersionState.Pending(shortage)
        : new VersionState.Unloaded(shortage);
  }
}
