package dev.weir.sandbox;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The server settings of a sandbox cluster: one controller and some brokers on 127.0.0.1.
 *
 * <p>The controller is a separate node, so that every broker can be stopped. Deviations from
 * Kafka's defaults keep a small machine responsive (few threads, few internal partitions, small
 * buffers) or make tests reliable (topics are never created by accident, and records with event
 * times years ago are not deleted by the default retention).
 *
 * @param brokers number of brokers, at least 1
 * @param controllerPort the controller's port
 * @param more additional settings of every node, which override these
 */
record NodeSettings(int brokers, int controllerPort, Map<String, String> more) {

  static final String CONTROLLER = "CONTROLLER";
  static final int CONTROLLER_ID = 1_000;

  private static final String BROKER = "BROKER";
  private static final String HOST = "127.0.0.1:";
  private static final int INTERNAL_PARTITIONS = 4;
  private static final int CLEANER_BUFFER_BYTES = 4 << 20;

  Map<String, String> controller(Path folder) {
    Map<String, String> settings = common(CONTROLLER_ID, folder);
    settings.put("process.roles", "controller");
    settings.put("listeners", CONTROLLER + "://" + HOST + controllerPort);
    settings.put("default.replication.factor", String.valueOf(replication()));
    settings.putAll(more);
    return settings;
  }

  Map<String, String> broker(int id, int port, Path folder) {
    Map<String, String> settings = common(id, folder);
    settings.put("process.roles", "broker");
    settings.put("listeners", BROKER + "://" + HOST + port);
    settings.put("advertised.listeners", BROKER + "://" + HOST + port);
    settings.put("inter.broker.listener.name", BROKER);
    settings.put("auto.create.topics.enable", "false");
    settings.put("log.retention.ms", "-1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("group.min.session.timeout.ms", "500");
    // Transactions of a killed instance are aborted as soon as they time out, not up to 10 s later.
    settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    putInternalTopics(settings);
    putSizes(settings);
    settings.putAll(more);
    return settings;
  }

  private Map<String, String> common(int id, Path folder) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("node.id", String.valueOf(id));
    settings.put("log.dirs", folder.toString());
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("controller.quorum.voters", CONTROLLER_ID + "@" + HOST + controllerPort);
    settings.put(
        "listener.security.protocol.map", BROKER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    // A restarted broker is only admitted when its previous session has expired.
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "2");
    return settings;
  }

  private void putInternalTopics(Map<String, String> settings) {
    String replication = String.valueOf(replication());
    String partitions = String.valueOf(INTERNAL_PARTITIONS);
    String inSync = String.valueOf(Math.min(2, brokers));
    settings.put("offsets.topic.replication.factor", replication);
    settings.put("offsets.topic.num.partitions", partitions);
    settings.put("transaction.state.log.replication.factor", replication);
    settings.put("transaction.state.log.min.isr", inSync);
    settings.put("transaction.state.log.num.partitions", partitions);
    settings.put("share.coordinator.state.topic.replication.factor", replication);
    settings.put("share.coordinator.state.topic.min.isr", inSync);
    settings.put("share.coordinator.state.topic.num.partitions", partitions);
  }

  private static void putSizes(Map<String, String> settings) {
    settings.put("background.threads", "2");
    settings.put("num.replica.fetchers", "1");
    settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(CLEANER_BUFFER_BYTES));
  }

  private int replication() {
    return Math.min(3, brokers);
  }
}
