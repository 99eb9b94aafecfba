package dev.weir.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Monitors the memory of processes over time: resident memory, and the heap in use after a
 * collection. Each run of a process counts separately, from its start to its end.
 */
final class MemoryMonitor {
  /** A shorter run is all warm-up. */
  private static final Duration LEAST = Duration.ofMinutes(15);

  private static final double MOST_GROWTH = 1.10;
  private static final double RESIDENT_SLACK = 32;
  private static final double HEAP_SLACK = 12;
  private static final int QUARTERS = 4;
  private static final double KIB = 1_024;
  private static final double MIB = KIB * KIB;

  private final List<AppProcess> instances;
  private final Map<Life, Samples> lives = new LinkedHashMap<>();

  MemoryMonitor(List<AppProcess> instances) {
    this.instances = List.copyOf(instances);
  }

  private record Life(AppProcess instance, int start) {
    @Override
    public String toString() {
      return instance + ", start " + start;
    }
  }

  /** In MiB. */
  private static final class Samples {
    private final List<Double> resident = new ArrayList<>();
    private final List<Double> heap = new ArrayList<>();
    private final Instant first = Instant.now();
    private Instant last = Instant.now();

    boolean isLong() {
      return Duration.between(first, last).compareTo(LEAST) >= 0;
    }
  }

  /** Samples the size of each process. */
  void sample() {
    for (AppProcess instance : instances) {
      long kib = instance.residentKiB();
      if (kib > 0) {
        Samples samples = of(instance);
        samples.resident.add(kib / KIB);
        samples.last = Instant.now();
      }
    }
  }

  /** Triggers a collection in each process and samples the live heap. */
  void sampleHeap() {
    for (AppProcess instance : instances) {
      long bytes = instance.liveHeapBytes();
      if (bytes > 0) {
        of(instance).heap.add(bytes / MIB);
      }
    }
  }

  private Samples of(AppProcess instance) {
    return lives.computeIfAbsent(new Life(instance, instance.starts()), life -> new Samples());
  }

  /** In long runs the last quarter uses hardly more than the second: the first is warm-up. */
  void assertFlat() {
    lives.forEach(
        (life, samples) -> {
          if (samples.isLong()) {
            assertFlat(life + ", resident MiB", samples.resident, RESIDENT_SLACK);
            assertFlat(life + ", MiB of heap in use", samples.heap, HEAP_SLACK);
          }
        });
  }

  private static void assertFlat(String what, List<Double> samples, double slack) {
    double second = quarter(samples, 1);
    assertThat(quarter(samples, QUARTERS - 1))
        .as("%s in the last quarter, after %.0f in the second", what, second)
        .isLessThan(second * MOST_GROWTH + slack);
  }

  /** The latest size of each process. */
  String now() {
    StringBuilder text = new StringBuilder();
    for (AppProcess instance : instances) {
      text.append(text.isEmpty() ? "" : ", ").append(instance.residentKiB() / (int) KIB);
    }
    return text + " MiB";
  }

  /** A line per run. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lives.forEach(
        (life, samples) ->
            lines.add(
                "%s, %d min: resident %s; heap in use %s"
                    .formatted(
                        life,
                        Duration.between(samples.first, samples.last).toMinutes(),
                        byQuarters(samples.resident),
                        byQuarters(samples.heap))));
    return lines;
  }

  private static String byQuarters(List<Double> samples) {
    if (samples.size() < QUARTERS) {
      return "-";
    }
    return "%.0f, %.0f, %.0f, %.0f MiB by quarters"
        .formatted(
            quarter(samples, 0), quarter(samples, 1), quarter(samples, 2), quarter(samples, 3));
  }

  private static double quarter(List<Double> samples, int quarter) {
    int size = samples.size();
    return samples.subList(size * quarter / QUARTERS, size * (quarter + 1) / QUARTERS).stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(0);
  }
}
