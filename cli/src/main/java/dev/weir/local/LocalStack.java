package dev.weir.local;

import dev.weir.console.CommittedReader;
import dev.weir.sandbox.KafkaSandbox;
import dev.weir.sandbox.RegistrySandbox;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicCreator;
import dev.weir.schemas.Topics;
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
 * A broker in this process, a registry as its child, and a folder. Closing it stops both and
 * removes their files; it may be closed twice, and from a shutdown hook.
 */
public final class LocalStack implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalStack.class);
  private static final short REPLICATION = 1;

  private final Topics topics = new Topics("");
  private final CompletableFuture<RegistrySandbox> registryStart = RegistrySandbox.startAsync();
  private final KafkaSandbox kafka;
  private final Path folder;
  private boolean closed;

  private LocalStack() {
    try {
      folder = Files.createTempDirectory("weir-local-");
    } catch (IOException e) {
      throw new UncheckedIOException("no room for temporary files", e);
    }
    kafka = KafkaSandbox.start();
  }

  /** Starts the broker; the registry goes on starting meanwhile. */
  public static LocalStack start() {
    return new LocalStack();
  }

  /** The names of the topics. */
  public Topics topics() {
    return topics;
  }

  /** A folder for files that end with the stack. */
  public Path folder() {
    return folder;
  }

  /** Settings for clients and serdes; waits for the registry. */
  public Map<String, Object> clients() {
    Map<String, Object> clients = new HashMap<>();
    clients.put("bootstrap.servers", bootstrap());
    clients.put("schema.registry.url", registryUrl());
    return clients;
  }

  /** Where the broker listens. */
  public String bootstrap() {
    return kafka.bootstrapServers();
  }

  /** Where the registry listens; waits for it. */
  public String registryUrl() {
    return registryStart.join().url();
  }

  /** Reads a topic from its beginning, committed records only. */
  public <T extends SpecificRecord> CommittedReader<T> read(Class<T> type, Topic topic) {
    Map<String, Object> clients = clients();
    return new CommittedReader<>(
        clients, AvroSerde.create(type, clients).deserializer(), topics.name(topic), true);
  }

  /** Creates all topics. */
  public void createTopics(int partitions) {
    try (Admin admin = Admin.create(clients())) {
      new TopicCreator(admin).create(topics.newTopics(partitions, REPLICATION));
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    quietly("broker", kafka);
    registryStart.thenAccept(registry -> quietly("registry", registry)).join();
    deleteFolder();
  }

  private static void quietly(String what, AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("could not stop the {}", what, e);
    }
  }

  private void deleteFolder() {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      LOG.warn("could not remove {}", folder, e);
    }
  }
}
