package dev.weir.experiments.bench;

import dev.weir.stream.config.WeirConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The process in which a topology is measured: runs it until standard input ends, and answers each
 * input line with its {@link ResourceUsage}. It ends with its parent, however that ends.
 */
public final class BenchWorker {

  private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

  private BenchWorker() {}

  /**
   * Runs a topology.
   *
   * @param arguments the contender and a properties file with the application's settings
   */
  public static void main(String[] arguments) throws Exception {
    BenchTopology contender = BenchTopology.valueOf(arguments[0]);
    WeirConfig config = WeirConfig.load(Path.of(arguments[1]), Map.of());
    try (AutoCloseable topology = contender.start(config)) {
      reportUsage();
    }
  }

  private static void reportUsage() throws IOException, JMException {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (questions.readLine() != null) {
      System.out.println(usage().toLine());
      System.out.flush();
    }
  }

  private static ResourceUsage usage() throws JMException {
    return new ResourceUsage(
        cpuNanos(), pollIdle(), sentBytes("shard-images"), sentBytes("shard-distances"));
  }

  /** Kafka's own metric of the producers, of compressed batches. */
  private static long sentBytes(String repartition) throws JMException {
    ObjectName topics =
        new ObjectName(
            "kafka.producer:type=producer-topic-metrics,client-id=*,topic=*-%s-repartition"
                .formatted(repartition));
    double bytes = 0;
    for (ObjectName topic : BEANS.queryNames(topics, null)) {
      bytes += (double) BEANS.getAttribute(topic, "byte-total");
    }
    return (long) bytes;
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  /** Kafka's own metric of the stream thread's consumer. */
  private static double pollIdle() throws JMException {
    ObjectName consumers =
        new ObjectName("kafka.consumer:type=consumer-metrics,client-id=*StreamThread-1-consumer");
    for (ObjectName consumer : BEANS.queryNames(consumers, null)) {
      return (double) BEANS.getAttribute(consumer, "poll-idle-ratio-avg");
    }
    return Double.NaN;
  }
}
