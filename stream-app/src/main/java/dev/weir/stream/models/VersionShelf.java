package dev.weir.stream.models;

import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelManifest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions that the timelines ask for and how far each has come. A version is loaded once; it
 * is tried again only if its artifact becomes another one, or where its chunks were missing (a
 * mirror may bring the manifest before them). While that goes on, the loaded one stays.
 */
final class VersionShelf {
  private static final Logger LOG = LoggerFactory.getLogger(VersionShelf.class);
  private static final long MISSING_AGAIN_MS = Duration.ofSeconds(30).toMillis();

  private final ModelDirectory directory;
  private final ArtifactLoader loader;
  private final BiConsumer<String, VersionState.Refused> onRefused;
  private final LongSupplier clock;
  private final Map<VersionId, Slot> slots = new HashMap<>();

  private record Slot(String sha256, VersionState state, long triedAt) {}

  VersionShelf(
      ModelDirectory directory,
      ArtifactLoader loader,
      BiConsumer<String, VersionState.Refused> onRefused,
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
   * @param reference the input that the route takes
   * @return whether its state may have changed
   */
  boolean settle(VersionId version, Optional<ModelInput> reference) {
    Optional<ModelManifest> manifest = directory.manifest(version);
    if (manifest.isEmpty() || !isDue(slots.get(version), manifest.get())) {
      return false;
    }
    slots.put(version, attempt(version, manifest.get(), reference));
    return true;
  }

  void keepOnly(Set<VersionId> wanted) {
    slots.keySet().retainAll(wanted);
  }

  private boolean isDue(Slot slot, ModelManifest manifest) {
    if (slot == null || !slot.sha256().equals(manifest.getSha256())) {
      return true;
    }
    return slot.state() instanceof VersionState.Refused refused
        && refused.reason() == RefusalReason.CHUNK_MISSING
        && clock.getAsLong() - slot.triedAt() >= MISSING_AGAIN_MS;
  }

  private Slot attempt(VersionId version, ModelManifest manifest, Optional<ModelInput> reference) {
    VersionState state;
    try {
      checkInput(manifest, reference);
      state = new VersionState.Loaded(loader.load(manifest));
      LOG.info("model {} is verified and ready", version);
    } catch (ModelRefusedException e) {
      VersionState.Refused refused = new VersionState.Refused(e.reason(), e.getMessage());
      LOG.warn("model {} is refused, {}: {}", version, e.reason().tag(), e.getMessage());
      onRefused.accept(version.toString(), refused);
      VersionState before = state(version);
      state = before instanceof VersionState.Loaded ? before : refused;
    }
    return new Slot(manifest.getSha256(), state, clock.getAsLong());
  }

  private static void checkInput(ModelManifest manifest, Optional<ModelInput> reference)
      throws ModelRefusedException {
    if (reference.isPresent() && !reference.get().equals(manifest.getInput())) {
      throw new ModelRefusedException(
          RefusalReason.INPUT_MISMATCH,
          "it takes %s of %s, the first version of the route %s of %s; give it a route of its own"
              .formatted(
                  manifest.getInput().getType(),
                  manifest.getInput().getDimensions(),
                  reference.get().getType(),
                  reference.get().getDimensions()));
    }
  }
}
