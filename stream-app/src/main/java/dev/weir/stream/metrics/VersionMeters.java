package dev.weir.stream.metrics;

import dev.weir.stream.names.ModelVersionId;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The meters of model versions, removed with their version: otherwise every version that has ever
 * scored would keep its series for the life of the process. Thread-safe.
 */
final class VersionMeters {
  private final MeterRegistry registry;
  private final Map<ModelVersionId, Set<Meter>> meters = new HashMap<>();

  VersionMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Registers a meter of a version; one that exists is returned. */
  synchronized <M extends Meter> M of(ModelVersionId version, Supplier<M> registration) {
    M meter = registration.get();
    meters.computeIfAbsent(version, id -> new HashSet<>()).add(meter);
    return meter;
  }

  /** Removes the meters of all other versions. */
  synchronized void keepOnly(Set<ModelVersionId> versions) {
    Set<ModelVersionId> gone = new HashSet<>(meters.keySet());
    gone.removeAll(versions);
    gone.forEach(version -> meters.remove(version).forEach(registry::remove));
  }
}
