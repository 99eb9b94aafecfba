package dev.weir.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real KRaft cluster in this JVM: one controller and some brokers, on free ports of 127.0.0.1.
 *
 * <p>Topics are never created automatically. Internal topics have a replication factor of {@code
 * min(3, brokers)} and few partitions. Its files are removed when it is closed or the JVM exits.
 *
 * <pre>{@code
 * try (var kafka = KafkaSandbox.start(3)) {
 *   config.put("bootstrap.servers", kafka.bootstrapServers());
 *   kafka.stopBroker(1); // ids are 0, 1, 2; its leaderships move
 *   kafka.startBroker(1); // same port, same data
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class KafkaSandbox implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(KafkaSandbox.class);
  private static final int ATTEMPTS = 3;

  private final TemporaryFolder folder = TemporaryFolder.create("weir-kafka-");
  private final List<Integer> ports; // the brokers', then the controller's
  private final KafkaNode controller;
  private final List<KafkaNode> brokers = new ArrayList<>();
  private final ExitHook exitHook = new ExitHook("kafka", this::shutDown);

  private KafkaSandbox(int count, Map<String, String> more) {
    ports = FreePorts.find(count + 1);
    var settings = new NodeSettings(count, ports.getLast(), more);
    String clusterId = Uuid.randomUuid().toString();
    Path home = folder.path().resolve("controller");
    controller = new KafkaNode(NodeSettings.CONTROLLER_ID, settings.controller(home));
    controller.format(clusterId, home);
    for (int id = 0; id < count; id++) {
      Path data = folder.path().resolve("broker-" + id);
      var broker = new KafkaNode(id, settings.broker(id, ports.get(id), data));
      broker.format(clusterId, data);
      brokers.add(broker);
    }
  }

  /** Starts one broker and returns when it serves requests. */
  public static KafkaSandbox start() {
    return start(1);
  }

  /**
   * Starts brokers 0 to {@code brokers - 1} and returns when all serve requests.
   *
   * @param brokers number of brokers, at least 1
   * @throws SandboxException if they do not start
   */
  public static KafkaSandbox start(int brokers) {
    return start(brokers, Map.of());
  }

  /**
   * Starts brokers with additional settings, such as TLS, SASL and an authorizer. The listener for
   * brokers and clients is named {@code BROKER}, the controller's {@code CONTROLLER}.
   *
   * @param brokers number of brokers, at least 1
   * @param settings settings of every node, which override the sandbox's
   * @throws SandboxException if they do not start
   */
  public static KafkaSandbox start(int brokers, Map<String, String> settings) {
    if (brokers < 1) {
      throw new IllegalArgumentException("A cluster needs 1 broker or more, not " + brokers);
    }
    KafkaExits.keepJvm();
    for (int attempt = 1; ; attempt++) {
      var sandbox = new KafkaSandbox(brokers, settings);
      try {
        sandbox.startNodes();
        return sandbox;
      } catch (SandboxException e) {
        sandbox.close();
        if (attempt == ATTEMPTS || sandbox.portsAreFree()) {
          throw e;
        }
        log.info("A port has been taken; trying others", e);
      }
    }
  }

  private boolean portsAreFree() {
    return ports.stream().allMatch(FreePorts::isFree);
  }

  private void startNodes() {
    long start = System.nanoTime();
    controller.start();
    InParallel.run(brokers, KafkaNode::start);
    exitHook.install();
    log.info(
        "Kafka sandbox up: brokers={} bootstrapServers={} millis={}",
        brokers.size(),
        bootstrapServers(),
        (System.nanoTime() - start) / 1_000_000);
  }

  /** The addresses of all brokers, including stopped ones: {@code 127.0.0.1:PORT,...}. */
  public String bootstrapServers() {
    return ports.stream()
        .limit(brokers.size())
        .map(port -> "127.0.0.1:" + port)
        .collect(Collectors.joining(","));
  }

  /** Number of brokers, including stopped ones; ids start at 0. */
  public int brokers() {
    return brokers.size();
  }

  /**
   * Shuts a broker down cleanly: leaderships move to other replicas, and its data are kept.
   *
   * @throws IllegalStateException if it is already stopped
   */
  public synchronized void stopBroker(int id) {
    KafkaNode broker = broker(id);
    if (!broker.isRunning()) {
      throw new IllegalStateException("Broker " + id + " is stopped already");
    }
    broker.stop();
  }

  /**
   * Restarts a stopped broker with the same port and data; returns when it serves requests.
   *
   * @throws IllegalStateException if it is running
   */
  public synchronized void startBroker(int id) {
    broker(id).start();
  }

  private KafkaNode broker(int id) {
    if (id < 0 || id >= brokers.size()) {
      throw new IllegalArgumentException(
          "There is no broker %d; ids are 0 to %d".formatted(id, brokers.size() - 1));
    }
    return brokers.get(id);
  }

  /** Stops all nodes and removes the files; idempotent. */
  @Override
  public void close() {
    exitHook.remove();
    shutDown();
  }

  private synchronized void shutDown() {
    InParallel.run(Collections.unmodifiableList(brokers), KafkaNode::stop);
    controller.stop();
    folder.close();
  }
}
