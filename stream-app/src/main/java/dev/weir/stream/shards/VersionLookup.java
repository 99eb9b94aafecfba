package dev.weir.stream.shards;

import dev.weir.stream.classify.ModelUnavailableException;
import dev.weir.stream.decode.Retry;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.names.ModelVersionId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Finds the versions that a request names, by their digest, and waits for champions that are still
 * loading. One per task.
 */
final class VersionLookup {
  private final AtomicReference<LiveModels> live;
  private final Retry retry;
  private final Map<ModelVersionId, LoadedModel> loaded = new HashMap<>();

  /** Versions that were awaited and that no timeline named. */
  private final Set<AskedVersion> retired = new HashSet<>();

  private LiveModels snapshot;

  VersionLookup(AtomicReference<LiveModels> live, Retry retry) {
    this.live = live;
    this.retry = retry;
  }

  /** The loaded version; empty if it is not loaded. */
  Optional<LoadedModel> find(AskedVersion version) {
    refresh();
    return Optional.ofNullable(loaded.get(version.id())).filter(version::isOf);
  }

  private void refresh() {
    LiveModels latest = live.get();
    if (!latest.equals(snapshot)) {
      snapshot = latest;
      loaded.clear();
      latest.loaded().forEach(model -> loaded.put(model.id(), model));
    }
  }

  /**
   * Waits for what is needed of a version.
   *
   * @param need finds it in the loaded version
   * @param what names it in the error
   * @return empty if no timeline names the version any more
   * @throws ModelUnavailableException if a timeline names it, but it is not loaded in time
   */
  <T> Optional<T> await(
      AskedVersion version, Function<LoadedModel, Optional<T>> need, String what) {
    Retry.Attempts attempts = null;
    while (true) {
      Optional<T> found = find(version).flatMap(need);
      if (found.isPresent()) {
        return found;
      }
      boolean isNamed = isNamed(version);
      if (!isNamed && retired.contains(version)) {
        return Optional.empty();
      }
      if (isNamed) {
        snapshot.asked().accept(version.id());
      }
      attempts = attempts == null ? retry.begin() : attempts;
      if (!attempts.again()) {
        return giveUp(version, isNamed, what);
      }
    }
  }

  /** Whether a timeline names the version, and not one with other bytes under the same name. */
  private boolean isNamed(AskedVersion version) {
    LoadedModel model = loaded.get(version.id());
    return snapshot.classes().containsKey(version.id()) && (model == null || version.isOf(model));
  }

  private <T> Optional<T> giveUp(AskedVersion version, boolean isNamed, String what) {
    if (isNamed || retry.isStopping()) {
      throw new ModelUnavailableException(
          "%s of model %s is not loaded, and a record in flight needs it; ./weir models --instances shows what each version waits for"
              .formatted(what, version.id()),
          null);
    }
    retired.add(version);
    return Optional.empty();
  }
}
