package dev.weir.stream.models;

import dev.weir.schemas.ModelManifest;
import dev.weir.stream.names.ModelVersionId;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The versions that are being loaded, one in each lane. Two loaded at once never exceed the memory:
 * a challenger stops when a champion needs its claim ({@link MemoryClaims}).
 *
 * <p>Artifacts are loaded on a worker's threads; everything else is for a single thread.
 */
final class VersionLoading {
  private final ArtifactLoader artifacts;
  private final Executor worker;
  private final Runnable onDone;
  private final Map<Lane, Attempt> underWay = new EnumMap<>(Lane.class);
  private final MemoryClaims claims = new MemoryClaims();

  /** A version being loaded on the worker's thread, which finally sets the outcome. */
  record Attempt(
      ModelVersionId version,
      ModelManifest manifest,
      long begun,
      MemoryClaims.Claim claim,
      @Nullable LoadedModel before,
      AtomicReference<@Nullable LoadOutcome> outcome) {}

  /** Loading lanes with one version at a time each, so that a challenger delays no champion. */
  enum Lane {
    /** Champions and versions that records request. */
    CHAMPIONS,
    /** Challengers. */
    CHALLENGERS
  }

  VersionLoading(ArtifactLoader artifacts, Executor worker, Runnable onDone) {
    this.artifacts = artifacts;
    this.worker = worker;
    this.onDone = onDone;
  }

  /** Whether nothing is being loaded in a lane. */
  boolean isFree(Lane lane) {
    return !underWay.containsKey(lane);
  }

  /** Whether a version is being loaded. */
  boolean isUnderWay(ModelVersionId version) {
    return underWay.values().stream().anyMatch(attempt -> attempt.version().equals(version));
  }

  /**
   * Whether the versions being loaded leave this many of the bytes. If not, they give way to a
   * champion, which can start when they have stopped.
   */
  boolean leaves(long need, long bytes) {
    boolean hasRoom = need <= bytes - claims.claimed();
    if (!hasRoom) {
      claims.revokeOthers();
    }
    return hasRoom;
  }

  /**
   * Starts to load a version.
   *
   * @param before the version as it is loaded now; null: it is not
   * @param left bytes that loaded versions leave it
   * @return whether it has already finished
   */
  boolean begin(
      Lane lane,
      ModelVersionId version,
      ModelManifest manifest,
      @Nullable LoadedModel before,
      long now,
      long left) {
    MemoryClaims.Claim claim = claims.begin(left, lane == Lane.CHAMPIONS);
    Attempt attempt = new Attempt(version, manifest, now, claim, before, new AtomicReference<>());
    underWay.put(lane, attempt);
    worker.execute(
        () -> {
          attempt.outcome().set(load(attempt));
          onDone.run();
        });
    return attempt.outcome().get() != null;
  }

  /** Runs on the worker's thread and uses none of this object's state. */
  private LoadOutcome load(Attempt attempt) {
    try {
      return new LoadOutcome.Succeeded(
          artifacts.load(attempt.manifest(), attempt.claim(), attempt.before()));
    } catch (ModelRefusedException e) {
      return new LoadOutcome.Refused(e);
    } catch (KafkaException | UncheckedIOException e) {
      return new LoadOutcome.Failed(e);
    } catch (RuntimeException | Error e) {
      // Whatever a version's artifact does to this process, the others are to be loaded.
      return new LoadOutcome.Broken(e);
    }
  }

  /** Removes and returns the version in a lane that has been loaded; {@link #end} is to follow. */
  Optional<Attempt> takeDone(Lane lane) {
    Attempt attempt = underWay.get(lane);
    if (attempt == null || attempt.outcome().get() == null) {
      return Optional.empty();
    }
    underWay.remove(lane);
    return Optional.of(attempt);
  }

  /**
   * Ends the claim of a version, which may count as loaded from now on.
   *
   * @param left bytes that loaded versions leave each one being loaded
   */
  void end(Attempt done, ToLongFunction<ModelVersionId> left) {
    claims.end(
        done.claim(),
        underWay.values().stream()
            .collect(Collectors.toMap(Attempt::claim, it -> left.applyAsLong(it.version()))));
  }
}
