package dev.weir.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.stream.deadletters.DeadLetterFilter;
import dev.weir.stream.deadletters.Replay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Three instances under load, with random faults of every kind for a configurable time, beside
 * another deployment on the same brokers; not part of the everyday build. CONTRIBUTING.md has the
 * command and the options.
 */
@Tag("slow")
@EnabledIfSystemProperty(named = "weir.stream.soak", matches = "[0-9]+")
class StreamSoakIT {
  private static final Logger LOG = LoggerFactory.getLogger(StreamSoakIT.class);
  private static final int INSTANCES = 3;
  private static final int NEIGHBOUR_RATE = 3;
  private static final int REFUSED_STATUS = 2;
  private static final int LONGEST_LINE = 20_000;
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final Duration INTRUSION_LIMIT = Duration.ofMinutes(2);
  private static final Duration OUTAGE = Duration.ofSeconds(5);
  private static final Duration FORGOTTEN = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LARGE = Duration.ofSeconds(15);
  private static final Duration BETWEEN_ALL_KINDS = Duration.ofSeconds(30);
  private static final Duration SHORTEST_LIFE = Duration.ofSeconds(30);
  private static final int SAMPLE_EVERY_MS = 5_000;
  private static final int PROGRESS_EVERY_MS = 60_000;
  private static final double SHORTEST_PAUSE = 0.05;
  private static final double LONGEST_PAUSE = 1.2;

  private final SoakSettings settings = SoakSettings.ofSystemProperties();
  private final Random random = new Random(settings.seed());
  private final Faults faults = new Faults(random);
  private final SentRecords sent = new SentRecords();
  private final Map<AppProcess, Integer> asked = new HashMap<>();
  private final Instant begun = Instant.now();
  private Instant lastForbidden = Instant.MIN;
  private int killed;
  private int stopped;

  @TempDir Path folder;

  @Test
  void shouldLoseDoubleAndStopNothingWhateverIsThrownAtIt() throws Exception {
    LOG.info("soak of {} with seed {}", settings.duration(), settings.seed());
    try (Cluster cluster = Cluster.start(1);
        RegistryProxy registry = new RegistryProxy(cluster.registry().url());
        TestDeployment site = TestDeployment.create(cluster, "soak.");
        TestDeployment other =
            TestDeployment.create(cluster, "neighbour.").publish("1").assign("1", Instant.EPOCH);
        SoakProducer producer = new SoakProducer(site);
        ModelForger forger = new ModelForger(site, producer, random);
        ModelFaults models =
            new ModelFaults(site, forger, List.of(ContinuousSources.ROUTE, "signals"))) {
      models.begin();
      try (Instances instances = new Instances(site, registry);
          AppProcess neighbour =
              AppProcess.start(
                  "neighbour", folder.resolve("neighbour"), settings.neighbour(other))) {
        instances.all().forEach(AppProcess::awaitReady);
        neighbour.awaitReady();
        SignalLoad load = SignalLoad.startLong(site, settings.rate(), settings.duration(), sent);
        SentRecords others = new SentRecords();
        SignalLoad otherLoad =
            SignalLoad.startLong(other, NEIGHBOUR_RATE, settings.duration(), others);
        MemoryMonitor memory = new MemoryMonitor(instances.all());
        try (PredictionFollower follower = new PredictionFollower(site);
            Probes probes = new Probes(instances.all())) {

          // when
          throwFaults(cluster, registry, site, producer, models, instances.all(), memory, follower);

          // then
          load.finish();
          otherLoad.finish();
          assertRestartedAsAsked(instances.all());
          instances.all().forEach(AppProcess::awaitReady);
          Instant end = Instant.now();
          awaitNoLag(instances.all());
          OutputVerifier.assertExactlyOnce(other, others, TIMEOUT, neighbour);
          report(follower, probes, memory, models, Duration.between(end, Instant.now()));
          probes.stop();
          OutputVerifier.assertExactlyOnce(
              site, sent, TIMEOUT, instances.all().toArray(AppProcess[]::new));
          LOG.info(
              "soak: all {} good records once, all {} bad ones in the dead letters once",
              sent.count(),
              sent.bad().size());
          probes.assertWell();
          assertLogsArePlain(instances.all());
          memory.assertFlat();
        }
      }
    }
  }

  private void throwFaults(
      Cluster cluster,
      RegistryProxy registry,
      TestDeployment site,
      SoakProducer producer,
      ModelFaults models,
      List<AppProcess> instances,
      MemoryMonitor memory,
      PredictionFollower follower) {
    ForeignSchemas schemas = new ForeignSchemas(site);
    registry.forbid(schemas.forbidden);
    ContinuousSources sources = new ContinuousSources(producer, sent, random, settings.every(12));
    addRecords(producer, schemas, sources);
    addModels(models);
    addSurroundings(cluster, registry, site, instances);
    addKills(instances);
    try (HostileClients clients = new HostileClients(site, producer, random, instances)) {
      addClients(clients);
      settings.without().forEach(faults::remove);
      run(instances, memory, follower);
    }
    sources.finish();
  }

  private void run(List<AppProcess> instances, MemoryMonitor memory, PredictionFollower follower) {
    Instant end = begun.plus(settings.duration());
    long nextSample = 0;
    long nextProgress = System.currentTimeMillis() + PROGRESS_EVERY_MS;
    while (Instant.now().isBefore(end)) {
      faults.strike();
      assertRestartedAsAsked(instances);
      if (System.currentTimeMillis() > nextSample) {
        memory.sample();
        nextSample = System.currentTimeMillis() + SAMPLE_EVERY_MS;
      }
      if (System.currentTimeMillis() > nextProgress) {
        memory.sampleHeap();
        logProgress(memory, follower);
        nextProgress += PROGRESS_EVERY_MS;
      }
      LoadPause.seconds(random.nextDouble(SHORTEST_PAUSE, LONGEST_PAUSE));
    }
  }

  private void logProgress(MemoryMonitor memory, PredictionFollower follower) {
    LOG.info(
        "soak: minute {} of {}: {} good records sent, {} predicted, {} faults, {} kills, {} stops,"
            + " {}",
        Duration.between(begun, Instant.now()).toMinutes(),
        settings.duration().toMinutes(),
        sent.count(),
        follower.count(),
        faults.count(),
        killed,
        stopped,
        memory.now());
  }

  private void addRecords(
      SoakProducer producer, ForeignSchemas schemas, ContinuousSources sources) {
    BadRecords bad = new BadRecords(producer, sent, random, schemas);
    OddRecords odd =
        new OddRecords(producer, sent, random, schemas, SoakSettings.AHEAD, SoakSettings.TOO_LATE);
    odd.kinds().forEach(faults::add);
    faults.add("labels-foreign", settings.every(30), odd::manyForeignLabels);
    faults.add("bad-record", () -> any(bad.kinds()).run());
    faults.add("bad-records", BETWEEN_ALL_KINDS, () -> bad.kinds().forEach(Runnable::run));
    faults.add("large-record", BETWEEN_LARGE, () -> any(bad.largeKinds()).run());
    faults.add(
        "schema-forbidden",
        settings.every(12),
        () -> {
          bad.forbidden();
          lastForbidden = Instant.now();
        });
    faults.add("continuous", sources::steady);
    faults.add("continuous-late", settings.every(60), sources::late);
    faults.addIf("continuous-holes", Duration.ZERO, sources::holes);
  }

  private void addModels(ModelFaults models) {
    faults.addIf("model-swap", Duration.ZERO, models::swap);
    faults.addIf("model-race", Duration.ZERO, models::race);
    faults.addIf("model-rollback", Duration.ZERO, models::rollBack);
    faults.addIf("model-challengers", Duration.ZERO, models::challenge);
    faults.addIf("model-refused-champion", Duration.ZERO, models::refusedChampion);
    faults.addIf("model-refused-challenger", Duration.ZERO, models::refusedChallenger);
    faults.addIf("model-republished", Duration.ZERO, models::republish);
  }

  private void addClients(HostileClients clients) {
    faults.add("aborted-transaction", clients::abortTransaction);
    faults.add("junk-manifest", clients::sendJunkManifest);
    faults.add("junk-chunk", clients::sendJunkChunk);
    faults.add("junk-keys", settings.every(20), clients::sendManyKeys);
    faults.add("tombstones", clients::sendTombstones);
    faults.add("half-requests", clients::sendHalfRequests);
  }

  private void addSurroundings(
      Cluster cluster, RegistryProxy registry, TestDeployment site, List<AppProcess> instances) {
    faults.addIf(
        "registry-away",
        settings.every(15),
        () -> {
          // Failing for a schema and then, before that is given up, for all requests would exceed
          // the allowed outage.
          boolean may =
              instances.stream().allMatch(AppProcess::isReady)
                  && lastForbidden.isBefore(Instant.now().minus(FORGOTTEN));
          if (may) {
            registry.goAway(OUTAGE);
          }
          return may;
        });
    faults.add(
        "broker-restart",
        settings.every(5),
        () -> {
          cluster.kafka().stopBroker(0);
          LoadPause.seconds(random.nextDouble(1, 8));
          cluster.kafka().startBroker(0);
        });
    faults.add("replay", settings.every(4), () -> replay(site));
    faults.addIf("intruder", settings.every(4), () -> intrude(site, registry, instances));
  }

  /** Replays letters of records that are still bad. */
  private void replay(TestDeployment site) {
    var report =
        new Replay(site.clients(), site.topics())
            .run(new DeadLetterFilter("unusable-values", null, null, null), false);
    sent.replayed(report.sent().values().stream().mapToInt(Integer::intValue).sum());
  }

  /** A foreign deployment with the same application id and other topics, which must stop. */
  private boolean intrude(TestDeployment site, RegistryProxy registry, List<AppProcess> instances) {
    if (!instances.stream().allMatch(AppProcess::isReady)) {
      return false;
    }
    Map<String, String> own = settings.application(site, registry.url());
    own.put("topic.prefix", "neighbour.");
    try (AppProcess intruder = AppProcess.start("intruder", folder.resolve("intruder"), own)) {
      assertThat(intruder.awaitEnd(INTRUSION_LIMIT))
          .as("status of an intruder%n%s", intruder.tail())
          .isEqualTo(REFUSED_STATUS);
    }
    return true;
  }

  private void addKills(List<AppProcess> instances) {
    if (settings.kills()) {
      Duration pause = longer(settings.every(30), SHORTEST_LIFE);
      faults.addIf("kill", pause, () -> end(instances, true));
      faults.addIf("stop", pause, () -> end(instances, false));
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** After half of the time the first instance is spared, so that one run is long. */
  private boolean end(List<AppProcess> instances, boolean isKill) {
    if (!instances.stream().allMatch(AppProcess::isReady)) {
      return false;
    }
    boolean isLate = Instant.now().isAfter(begun.plus(settings.duration().dividedBy(2)));
    AppProcess instance = any(isLate ? instances.subList(1, INSTANCES) : instances);
    if (isKill) {
      instance.kill();
      killed++;
    } else {
      instance.stop();
      stopped++;
    }
    asked.merge(instance, 1, Integer::sum);
    instance.start();
    return true;
  }

  private void assertRestartedAsAsked(List<AppProcess> instances) {
    for (AppProcess instance : instances) {
      assertThat(instance.isAlive())
          .as(() -> "%s is alive%n%s".formatted(instance, instance.tail()))
          .isTrue();
      assertThat(instance.starts())
          .as("starts of %s", instance)
          .isEqualTo(1 + asked.getOrDefault(instance, 0));
    }
  }

  private static void awaitNoLag(List<AppProcess> instances) {
    for (AppProcess instance : instances) {
      await("nothing is behind, says " + instance)
          .atMost(TIMEOUT)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> Probes.lag(instance) == 0);
    }
  }

  /** Foreign names and labels may appear in the log, but no control characters. */
  private static void assertLogsArePlain(List<AppProcess> instances) {
    for (AppProcess instance : instances) {
      try (Stream<String> lines = Files.lines(instance.outputFile())) {
        assertThat(lines.filter(l -> l.indexOf('\u001b') >= 0 || l.length() > LONGEST_LINE))
            .as("lines of the log that are not fit for a terminal")
            .isEmpty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void report(
      PredictionFollower follower,
      Probes probes,
      MemoryMonitor memory,
      ModelFaults models,
      Duration caughtUp) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "soak of %d min, seed %d, steady load %d records a second"
            .formatted(settings.duration().toMinutes(), settings.seed(), settings.rate()));
    lines.add(
        "%,d good records, %,d bad ones and %,d replayed; %,d labelled; %d versions"
            .formatted(
                sent.count(),
                sent.bad().size(),
                sent.replayed(),
                sent.truths().size(),
                models.versions()));
    lines.add(
        "from event time to committed prediction read, p50 / p95 / p99: %,d / %,d / %,d ms; lag 0 after %d s"
            .formatted(
                follower.quantile(0.5),
                follower.quantile(0.95),
                follower.quantile(0.99),
                caughtUp.toSeconds()));
    lines.add(killed + " kills, " + stopped + " stops, each asked for; no other restart");
    lines.addAll(memory.lines());
    lines.add("probes: " + probes);
    lines.add("thrown: " + faults.thrown());
    LOG.info("figures{}", lines.stream().map(line -> "\n  " + line).reduce("", String::concat));
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** The running instances. */
  private final class Instances implements AutoCloseable {
    private final List<AppProcess> all = new ArrayList<>();

    Instances(TestDeployment site, RegistryProxy registry) {
      Map<String, String> own = settings.application(site, registry.url());
      for (int i = 1; i <= INSTANCES; i++) {
        String name = "instance-" + i;
        all.add(AppProcess.start(name, folder.resolve(name), own));
      }
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
