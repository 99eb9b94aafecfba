package dev.weir.stream.models;

import dev.weir.schemas.ModelManifest;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * How versions share the memory for models: in the order of {@link WantedVersions}, where what is
 * loaded gives way to what comes before it.
 */
final class MemoryShares {
  /** Versions that records ask for in turn each stay this long, so that they are scored. */
  static final long STAY_MS = 1_000;

  private final Map<VersionId, VersionSlot> slots;
  private final long memory;
  private final LongSupplier clock;
  private WantedVersions wanted = WantedVersions.NONE;

  /**
   * Shares memory out.
   *
   * @param slots what is known of each version, as it is from time to time
   * @param memory bytes
   */
  MemoryShares(Map<VersionId, VersionSlot> slots, long memory, LongSupplier clock) {
    this.slots = slots;
    this.memory = memory;
    this.clock = clock;
  }

  /** Says in which order it is shared from now on. */
  void share(WantedVersions order) {
    wanted = order;
  }

  /** Bytes for all versions together. */
  long all() {
    return memory;
  }

  /** Bytes that a version takes at least, as far as is known. */
  long need(VersionId version, ModelManifest manifest) {
    VersionSlot slot = slots.get(version);
    return Math.max(slot != null && slot.isOf(manifest) ? slot.need() : 0, manifest.getBytes());
  }

  /** Whether the versions that come before leave enough, or it is too much even alone. */
  boolean fits(VersionId version, ModelManifest manifest) {
    long need = need(version, manifest);
    return need > memory || need <= available(version);
  }

  /** What all other loaded versions leave. */
  long left(VersionId version) {
    return left(version, other -> true);
  }

  /** What is left once all that gives way has. */
  private long available(VersionId version) {
    return left(version, other -> !givesWay(other, version));
  }

  private long left(VersionId version, Predicate<VersionId> counts) {
    long left = memory;
    for (Map.Entry<VersionId, VersionSlot> each : slots.entrySet()) {
      if (each.getValue().state() instanceof VersionState.Loaded loaded
          && !each.getKey().equals(version)
          && counts.test(each.getKey())) {
        left -= loaded.model().memory();
      }
    }
    return Math.max(0, left);
  }

  /** The loaded version that is to be unloaded first for another, if any is. */
  Optional<VersionId> lastToGiveWay(VersionId version) {
    return slots.keySet().stream()
        .filter(other -> givesWay(other, version))
        .max(Comparator.comparingInt(wanted::rank));
  }

  private boolean givesWay(VersionId loaded, VersionId version) {
    VersionSlot slot = slots.get(loaded);
    return slot.state() instanceof VersionState.Loaded
        && wanted.rank(loaded) > wanted.rank(version)
        && !(wanted.isAsked(loaded)
            && wanted.isAsked(version)
            && clock.getAsLong() - slot.tries().last() < STAY_MS);
  }

  /** Why a version that is not loaded waits until others leave it more, if it does. */
  Optional<String> shortage(VersionId version, ModelManifest manifest) {
    return !wanted.contains(version) || fits(version, manifest)
        ? Optional.empty()
        : Optional.of(
            "it needs %d bytes of memory or more, and versions that come before it leave %d of %d; raise model.memory, or prune timelines"
                .formatted(need(version, manifest), available(version), memory));
  }

  /**
   * A champion that is to score now is waited for. Others are asked for by a record that needs
   * them, and come before more of what is loaded then.
   */
  VersionState waiting(VersionId version, String shortage) {
    return wanted.isPresent(version)
        ? new VersionState.Pending(shortage)
        : new VersionState.Unloaded(shortage);
  }
}
