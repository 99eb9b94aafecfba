package dev.weir.demo;

import dev.weir.console.CommittedReader;
import dev.weir.sandbox.KafkaSandbox;
import dev.weir.sandbox.RegistrySandbox;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicCreator;
import dev.weir.schemas.Topics;
import dev.weir.stream.WeirApplication;
import dev.weir.stream.config.WeirConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the demo runs on: a broker in this process, a registry as its child, the application.
 * Closing it stops all three and removes their files; it may be closed twice, and from a shutdown
 * hook.
 */
final class DemoStack implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DemoStack.class);
  private static final int PARTITIONS = 2;
  private static final short REPLICATION = 1;

  private final Topics topics = new Topics("");
  private final CompletableFuture<RegistrySandbox> registryStart = RegistrySandbox.startAsync();
  private final KafkaSandbox kafka;
  private final Path stateDir;
  private WeirApplication application;
  private boolean closed;

  private DemoStack() {
    try {
      stateDir = Files.createTempDirectory("weir-demo-state-");
    } catch (IOException e) {
      throw new UncheckedIOException("no room for the demo's state", e);
    }
    kafka = KafkaSandbox.start();
  }

  /** Starts the broker; the registry goes on starting meanwhile. */
  static DemoStack start() {
    return new DemoStack();
  }

  Topics topics() {
    return topics;
  }

  /** Settings for clients and serdes; waits for the registry. */
  Map<String, Object> clients() {
    Map<String, Object> clients = new HashMap<>();
    clients.put("bootstrap.servers", bootstrap());
    clients.put("schema.registry.url", registryUrl());
    return clients;
  }

  String bootstrap() {
    return kafka.bootstrapServers();
  }

  String registryUrl() {
    return registryStart.join().url();
  }

  <T extends SpecificRecord> CommittedReader<T> read(Class<T> type, Topic topic) {
    Map<String, Object> clients = clients();
    return new CommittedReader<>(
        clients, AvroSerde.create(type, clients).deserializer(), topics.name(topic), true);
  }

  void createTopics() {
    try (Admin admin = Admin.create(clients())) {
      new TopicCreator(admin).create(topics.newTopics(PARTITIONS, REPLICATION));
    }
  }

  synchronized void startApplication() {
    if (closed) {
      return;
    }
    application = new WeirApplication(WeirConfig.of(settings()));
    application.start();
  }

  private Map<String, String> settings() {
    return Map.of(
        "application.id",
        "weir-demo",
        "bootstrap.servers",
        bootstrap(),
        "schema.registry.url",
        registryUrl(),
        "http.port",
        "0",
        "state.dir",
        stateDir.toString(),
        "accuracy.emit.interval",
        "200ms");
  }

  /** Whether the application has a verified model and runs. */
  boolean ready() {
    return application.isReady();
  }

  int httpPort() {
    return application.httpPort();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    quietly("application", application);
    quietly("broker", kafka);
    registryStart.thenAccept(registry -> quietly("registry", registry)).join();
    deleteState();
  }

  private static void quietly(String what, AutoCloseable part) {
    try {
      if (part != null) {
        part.close();
      }
    } catch (Exception e) {
      LOG.warn("could not stop the {}", what, e);
    }
  }

  private void deleteState() {
    try (Stream<Path> files = Files.walk(stateDir)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      LOG.warn("could not remove {}", stateDir, e);
    }
  }
}
