package dev.weir.systemtests.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Named faults, injected one at a time, at random, each as often as its pause allows. */
final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private final Random random;
  private final Map<String, Fault> faults = new TreeMap<>();
  private final Map<String, Integer> thrown = new TreeMap<>();
  private final Map<String, Instant> last = new HashMap<>();

  Faults(Random random) {
    this.random = random;
  }

  private record Fault(Duration pause, BooleanSupplier strike) {}

  /** Adds a fault without a pause. */
  void add(String name, Runnable strike) {
    add(name, Duration.ZERO, strike);
  }

  /** Adds a fault with a minimum pause between two injections. */
  void add(String name, Duration pause, Runnable strike) {
    addIf(
        name,
        pause,
        () -> {
          strike.run();
          return true;
        });
  }

  /** Adds a fault that returns whether it was possible. */
  void addIf(String name, Duration pause, BooleanSupplier strike) {
    faults.put(name, new Fault(pause, strike));
  }

  void remove(String name) {
    faults.remove(name);
  }

  /** Injects one of the faults whose pause is over, all equally likely. */
  void strike() {
    Instant now = Instant.now();
    List<String> ready = new ArrayList<>(faults.keySet());
    ready.removeIf(
        name -> last.getOrDefault(name, Instant.MIN).isAfter(now.minus(faults.get(name).pause())));
    String name = ready.get(random.nextInt(ready.size()));
    LOG.debug("fault {}", name);
    if (faults.get(name).strike().getAsBoolean()) {
      last.put(name, now);
      thrown.merge(name, 1, Integer::sum);
    }
  }

  /** The number of injections of each fault. */
  Map<String, Integer> thrown() {
    return thrown;
  }

  int count() {
    return thrown.values().stream().mapToInt(Integer::intValue).sum();
  }
}
