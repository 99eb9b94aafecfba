package dev.weir.stream.models;

import dev.weir.routes.RefusalReason;
import dev.weir.schemas.ModelManifest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions that the timelines ask for and how far each has come. A version is loaded once; it
 * is tried again if its artifact becomes another one, if Kafka or the registry failed, or where its
 * chunks were missing. While that goes on, the loaded one stays.
 *
 * <p>A mirror may bring the manifest before the chunks: missing ones are waited for {@link
 * #MIRROR_PATIENCE_MS} before the version is refused. That is less than the 30 s that an assignment
 * lies ahead, so the version is loaded or refused before the first record asks for it, the same on
 * every instance.
 */
final class VersionShelf {
  static final long MIRROR_PATIENCE_MS = Duration.ofSeconds(20).toMillis();
  static final long MISSING_AGAIN_MS = Duration.ofSeconds(2).toMillis();
  static final long REFUSED_AGAIN_MS = Duration.ofSeconds(30).toMillis();
  private static final Logger LOG = LoggerFactory.getLogger(VersionShelf.class);

  private final ModelDirectory directory;
  private final ArtifactLoader loader;
  private final BiConsumer<VersionId, VersionState.Refused> onRefused;
  private final LongSupplier clock;
  private final Map<VersionId, Slot> slots = new HashMap<>();

  /** What is known of a version; {@code againAt} is when it is tried again. */
  private record Slot(String sha256, VersionState state, long firstTried, long againAt) {}

  VersionShelf(
      ModelDirectory directory,
      ArtifactLoader loader,
      BiConsumer<VersionId, VersionState.Refused> onRefused,
      LongSupplier clock) {
    this.directory = directory;
    this.loader = loader;
    this.onRefused = onRefused;
    this.clock = clock;
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
                new VersionState.Pending(
                    directory.manifest(version).isPresent()
                        ? "its artifact is being loaded"
                        : "its manifest is not there yet"));
  }

  /**
   * Loads a version if that is due.
   *
   * @return whether its state may have changed
   * @throws RuntimeException if Kafka or the registry failed: it is due again
   */
  boolean settle(VersionId version) {
    ModelManifest manifest = directory.manifest(version).orElse(null);
    if (manifest == null || !isDue(slots.get(version), manifest)) {
      return false;
    }
    attempt(version, manifest);
    return true;
  }

  void keepOnly(Set<VersionId> wanted) {
    slots.keySet().retainAll(wanted);
  }

  private boolean isDue(Slot slot, ModelManifest manifest) {
    return slot == null
        || !slot.sha256().equals(manifest.getSha256())
        || clock.getAsLong() >= slot.againAt();
  }

  private void attempt(VersionId version, ModelManifest manifest) {
    Slot before = slots.get(version);
    long now = clock.getAsLong();
    boolean isSame = before != null && before.sha256().equals(manifest.getSha256());
    long firstTried = isSame ? before.firstTried() : now;
    try {
      LoadedModel loaded = loader.load(manifest);
      LOG.info("model {} is verified and ready", version);
      keep(version, manifest, new VersionState.Loaded(loaded), firstTried, Long.MAX_VALUE);
    } catch (ModelRefusedException e) {
      boolean isMissing = e.reason() == RefusalReason.CHUNK_MISSING;
      if (isMissing && now - firstTried < MIRROR_PATIENCE_MS) {
        VersionState waiting =
            new VersionState.Pending("waiting for its chunks: " + e.getMessage());
        keep(version, manifest, waiting, firstTried, now + MISSING_AGAIN_MS);
      } else {
        VersionState refused = refused(version, e, before);
        long again = isMissing ? now + REFUSED_AGAIN_MS : Long.MAX_VALUE;
        keep(version, manifest, refused, firstTried, again);
      }
    } catch (RuntimeException e) {
      VersionState failed = new VersionState.Pending("loading it failed, it is tried again: " + e);
      keep(version, manifest, failed, firstTried, now);
      throw e;
    }
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
      long againAt) {
    Slot before = slots.get(version);
    boolean stays =
        before != null
            && before.state() instanceof VersionState.Loaded
            && !(state instanceof VersionState.Loaded);
    slots.put(
        version,
        new Slot(manifest.getSha256(), stays ? before.state() : state, firstTried, againAt));
  }
}
