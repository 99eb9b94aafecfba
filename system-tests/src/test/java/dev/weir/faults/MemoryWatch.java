package dev.weir.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What processes have in memory, over time. */
final class MemoryWatch {
  private static final int LEAST = 9;
  private static final double FACTOR = 1.15;
  private static final double SLACK_KIB = 40_000;
  private static final int MIB = 1_024;

  private final Map<AppProcess, List<Long>> samples = new LinkedHashMap<>();

  MemoryWatch(List<AppProcess> instances) {
    instances.forEach(instance -> samples.put(instance, new ArrayList<>()));
  }

  void sample() {
    samples.forEach(
        (instance, all) -> {
          long now = instance.residentKiB();
          if (now > 0) {
            all.add(now);
          }
        });
  }

  /** The last third takes hardly more than the second: the first warms up. */
  void assertFlat() {
    samples.forEach(
        (instance, all) -> {
          if (all.size() >= LEAST) {
            double middle = mean(all.subList(all.size() / 3, all.size() * 2 / 3));
            double end = mean(all.subList(all.size() * 2 / 3, all.size()));
            assertThat(end)
                .as("KiB of %s in its last third, after %.0f in the second", instance, middle)
                .isLessThan(middle * FACTOR + SLACK_KIB);
          }
        });
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    samples.forEach(
        (instance, all) -> {
          if (all.size() >= LEAST) {
            text.append(
                "%s %.0f, %.0f, %.0f MiB by thirds; "
                    .formatted(
                        instance,
                        mean(all.subList(0, all.size() / 3)) / MIB,
                        mean(all.subList(all.size() / 3, all.size() * 2 / 3)) / MIB,
                        mean(all.subList(all.size() * 2 / 3, all.size())) / MIB));
          }
        });
    return text.toString();
  }

  private static double mean(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).average().orElse(0);
  }
}
