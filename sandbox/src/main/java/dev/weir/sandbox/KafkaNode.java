package dev.weir.sandbox;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** One Kafka server in this JVM, a controller or a broker, that can be stopped and restarted. */
final class KafkaNode {

  private final int id;
  private final Map<String, String> config;
  private @Nullable KafkaRaftServer server;

  KafkaNode(int id, Map<String, String> config) {
    this.id = id;
    this.config = config;
  }

  /** Formats the node's empty folder, like {@code kafka-storage.sh format}. */
  void format(String clusterId, Path folder) {
    try (var quiet =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(quiet)
          .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setNodeId(id)
          .setClusterId(clusterId)
          .setControllerListenerName(NodeSettings.CONTROLLER)
          .setMetadataLogDirectory(folder.toString())
          .addDirectory(folder.toString())
          .run();
    } catch (Exception e) {
      throw new SandboxException("Cannot format the folder of Kafka node " + id + ": " + folder, e);
    }
  }

  /** Returns when the node serves requests. */
  void start() {
    if (isRunning()) {
      throw new IllegalStateException("Kafka node " + id + " runs already");
    }
    var starting = new KafkaRaftServer(new KafkaConfig(config), Time.SYSTEM);
    try {
      starting.startup();
    } catch (RuntimeException e) {
      starting.shutdown();
      throw new SandboxException("Kafka node " + id + " did not start", e);
    }
    server = starting;
  }

  /** Shuts the node down cleanly; its data are kept. */
  void stop() {
    KafkaRaftServer running = server;
    if (running != null) {
      server = null;
      running.shutdown();
      running.awaitShutdown();
    }
  }

  boolean isRunning() {
    return server != null;
  }
}
