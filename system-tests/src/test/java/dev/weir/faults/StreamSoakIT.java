package dev.weir.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Three instances under load, at which everything is thrown that somebody may do to them, at
 * random, for as long as one likes; never in the everyday build. CONTRIBUTING.md has the command.
 *
 * <table>
 * <caption>Switches, as {@code -Dweir.stream.soak...}</caption>
 * <tr><td>{@code =10}</td><td>minutes; without it nothing runs</td></tr>
 * <tr><td>{@code .rate=60}</td><td>good records a second</td></tr>
 * <tr><td>{@code .seed=N}</td><td>of the faults; another one each time if not given</td></tr>
 * <tr><td>{@code .kills=true}</td><td>instances are killed as well</td></tr>
 * <tr><td>{@code .without=NAME,...}</td><td>faults to leave out, by the names in the log</td></tr>
 * </table>
 */
@Tag("slow")
@EnabledIfSystemProperty(named = "weir.stream.soak", matches = "[0-9]+")
class StreamSoakIT {
  private static final Logger LOG = LoggerFactory.getLogger(StreamSoakIT.class);
  private static final int INSTANCES = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int SWAP_AHEAD = 20;
  private static final int SAMPLE_EVERY_MS = 5_000;
  private static final double SHORTEST_PAUSE = 0.05;
  private static final double LONGEST_PAUSE = 1.2;

  private final Duration duration = Duration.ofMinutes(Long.getLong("weir.stream.soak", 10));
  private final int rate = Integer.getInteger("weir.stream.soak.rate", 60);
  private final long seed = Long.getLong("weir.stream.soak.seed", System.nanoTime());
  private final boolean kills = Boolean.getBoolean("weir.stream.soak.kills");
  private final List<String> without =
      List.of(System.getProperty("weir.stream.soak.without", "").split(","));

  private final Random random = new Random(seed);
  private final Map<String, Integer> thrown = new TreeMap<>();
  private int killed;
  private int version = 1;

  @TempDir Path folder;

  private interface Fault {
    void strike() throws Exception;
  }

  @Test
  void shouldLoseDoubleAndStopNothingWhateverIsThrownAtIt() throws Exception {
    LOG.info("soak of {} with seed {}", duration, seed);
    try (Cluster cluster = Cluster.start(1);
        Site site = Site.create(cluster, "soak.").publish("1").assign("1", Instant.EPOCH);
        Instances instances = new Instances(site)) {
      instances.all().forEach(AppProcess::awaitReady);
      Sent sent = new Sent();
      Load load = Load.startLong(site, rate, duration, sent);
      MemoryWatch memory = new MemoryWatch(instances.all());

      // when
      Instant end = Instant.now().plus(duration);
      throwFaults(site, sent, instances.all(), memory, end);

      // then
      load.finish();
      for (AppProcess instance : instances.all()) {
        assertThat(instance.isAlive()).as("%s is alive%n%s", instance, instance.tail()).isTrue();
      }
      int starts = instances.all().stream().mapToInt(AppProcess::starts).sum();
      assertThat(starts)
          .as("starts, of which %d after kills", killed)
          .isEqualTo(INSTANCES + killed);
      Outcome.assertExactlyOnce(site, sent, PATIENCE, instances.all().toArray(AppProcess[]::new));
      LOG.info(
          "soak: {} good records once, {} bad ones in the dead letters once, {} versions, {} kills;"
              + " thrown: {}; {}",
          sent.signals().size(),
          sent.bad(),
          version,
          killed,
          thrown,
          memory);
      if (!kills) {
        memory.assertFlat();
      }
    }
  }

  private void throwFaults(
      Site site, Sent sent, List<AppProcess> instances, MemoryWatch memory, Instant end)
      throws Exception {
    try (BadRecords bad = new BadRecords(site, sent, random);
        HostileClients clients = new HostileClients(site, random, instances)) {
      Map<String, Fault> faults = faults(site, bad, clients, instances);
      without.forEach(faults::remove);
      List<String> names = new ArrayList<>(faults.keySet());
      long nextSample = 0;
      while (Instant.now().isBefore(end)) {
        String name = names.get(random.nextInt(names.size()));
        LOG.debug("fault {}", name);
        faults.get(name).strike();
        thrown.merge(name, 1, Integer::sum);
        if (System.currentTimeMillis() > nextSample) {
          memory.sample();
          nextSample = System.currentTimeMillis() + SAMPLE_EVERY_MS;
        }
        Pause.seconds(random.nextDouble(SHORTEST_PAUSE, LONGEST_PAUSE));
      }
    }
  }

  private Map<String, Fault> faults(
      Site site, BadRecords bad, HostileClients clients, List<AppProcess> instances) {
    Map<String, Fault> faults = new TreeMap<>();
    faults.put("bad-record", () -> any(bad.kinds()).run());
    faults.put("bad-records", () -> bad.kinds().forEach(Runnable::run));
    faults.put("large-record", () -> any(bad.largeKinds()).run());
    faults.put("aborted-transaction", clients::abortTransaction);
    faults.put("junk-manifest", clients::sendJunkManifest);
    faults.put("junk-chunk", clients::sendJunkChunk);
    faults.put("half-requests", clients::sendHalfRequests);
    faults.put("scrape", clients::scrape);
    faults.put("swap", () -> swap(site));
    if (kills) {
      faults.put("kill", () -> kill(any(instances)));
    }
    return faults;
  }

  /** A new version, unless one is on its way. */
  private void swap(Site site) {
    if (Instant.now().isAfter(site.lastSwap())) {
      version++;
      site.publish(String.valueOf(version))
          .assign(String.valueOf(version), Instant.now().plusSeconds(SWAP_AHEAD));
    }
  }

  private void kill(AppProcess instance) {
    instance.kill();
    killed++;
    instance.start();
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Those that run. */
  private final class Instances implements AutoCloseable {
    private final List<AppProcess> all = new ArrayList<>();

    Instances(Site site) {
      for (int i = 1; i <= INSTANCES; i++) {
        String name = "instance-" + i;
        all.add(AppProcess.start(name, folder.resolve(name), settings(site)));
      }
    }

    /** Where nobody is killed the usual time-outs: on a busy machine a process may stall. */
    private Map<String, String> settings(Site site) {
      Map<String, String> settings = site.settings();
      if (!kills) {
        settings.keySet().removeIf(key -> key.endsWith("timeout.ms"));
      }
      return settings;
    }

    List<AppProcess> all() {
      return all;
    }

    @Override
    public void close() {
      all.forEach(AppProcess::close);
    }
  }
}
