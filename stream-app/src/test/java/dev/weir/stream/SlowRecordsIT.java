package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.classifiers.model.ImageScorer;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.Topic;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Records that take milliseconds each, and more of them than fit between two polls. */
@Isolated("counts the rebalances of all consumers in this JVM")
@Tag("slow")
class SlowRecordsIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(4);
  private static final int SIDE = 64;

  @TempDir Path stateDir;

  @Test
  void shouldStayInTheGroupWhileManyPollsWorthOfSlowRecordsWait() throws Exception {
    // Given records for three poll intervals
    WnnModel model = TestImages.random(1, 4_000, SIDE, 2, 11);
    Duration each = cost(model);
    int records = Math.clamp(3 * POLL_INTERVAL.toNanos() / each.toNanos(), 50, 5_000);
    try (Cluster cluster = Cluster.start()) {
      cluster.publish(model, "noise", "1");
      cluster.assign("images", 1, Cluster.from(Instant.EPOCH, "noise", "1"));
      try (WeirApplication weir =
          new WeirApplication(
              cluster.config(
                  stateDir,
                  "routes",
                  "images",
                  "record.time",
                  each.multipliedBy(2).toMillis() + 1 + "ms",
                  "retry.timeout",
                  "1s",
                  "kafka.max.poll.interval.ms",
                  Long.toString(POLL_INTERVAL.toMillis())))) {
        weir.start();
        await().atMost(TIMEOUT).until(weir::isReady);
        send(cluster, 0, 1);
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() == 1);
        double rebalances = rebalances();

        // When
        long begun = System.nanoTime();
        send(cluster, 1, records);
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() >= records);
        System.out.printf(
            "%d records of %.1f ms took %.1f s; max.poll.interval.ms is %d%n",
            records,
            each.toNanos() / 1e6,
            (System.nanoTime() - begun) / 1e9,
            POLL_INTERVAL.toMillis());

        // Then
        assertThat(rebalances()).isEqualTo(rebalances);
        assertThat(cluster.predictions())
            .extracting(Prediction::getRecordId)
            .doesNotHaveDuplicates()
            .hasSize(records);
        assertThat(cluster.committed(Topic.DEAD_LETTERS)).isEmpty();
      }
    }
  }

  /** All from one source, so that one task gets them all. */
  private static void send(Cluster cluster, int from, int to) {
    for (int i = from; i < to; i++) {
      cluster.send(TestImages.record("camera", i, Instant.now(), SIDE));
    }
  }

  /** The time per record, once the code is compiled. */
  private static Duration cost(WnnModel model) {
    ImageScorer scorer = model.newScorer();
    double[] scores = new double[2];
    byte[] pixels = TestImages.pixels(new Random(1), SIDE, true);
    long last = 0;
    for (int i = 0; i < 50; i++) {
      long begun = System.nanoTime();
      scorer.score(SIDE, SIDE, pixels, scores);
      last = System.nanoTime() - begun;
    }
    return Duration.ofNanos(last);
  }

  /** How often the consumers of this JVM have joined a group. */
  private static double rebalances() throws JMException {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    Set<ObjectName> coordinators =
        beans.queryNames(
            new ObjectName("kafka.consumer:type=consumer-coordinator-metrics,*"), null);
    assertThat(coordinators).isNotEmpty();
    double total = 0;
    for (ObjectName coordinator : coordinators) {
      total += (double) beans.getAttribute(coordinator, "rebalance-total");
    }
    assertThat(total).isPositive();
    return total;
  }
}
