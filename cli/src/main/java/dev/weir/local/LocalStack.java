package dev.weir.local;

import dev.weir.console.CommittedReader;
import dev.weir.console.From;
import dev.weir.sandbox.Sandbox;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.Topic;
import dev.weir.schemas.Topics;
import dev.weir.topics.ClusterTopics;
import dev.weir.topics.TopicRequest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;

/** A sandbox with Weir's topics. It may be closed twice, and from a shutdown hook. */
public final class LocalStack implements AutoCloseable {

  private static final int REPLICATION = 1;

  private final Topics topics = Topics.DEFAULT;
  private final Sandbox sandbox = Sandbox.start();

  private LocalStack() {}

  /** Starts the broker; the registry starts in the background. */
  public static LocalStack start() {
    return new LocalStack();
  }

  /** The names of the topics. */
  public Topics topics() {
    return topics;
  }

  /** A folder for files that is deleted with the stack. */
  public Path folder() {
    return sandbox.folder();
  }

  /** Settings for clients and serdes; waits for the registry. */
  public Map<String, Object> clients() {
    Map<String, Object> clients = new HashMap<>();
    clients.put("bootstrap.servers", bootstrap());
    clients.put("schema.registry.url", registryUrl());
    return clients;
  }

  /** The broker's address. */
  public String bootstrap() {
    return sandbox.bootstrapServers();
  }

  /** The registry's address; waits for it. */
  public String registryUrl() {
    return sandbox.registryUrl();
  }

  /** Reads a topic's committed records from its beginning. */
  public <T extends SpecificRecord> CommittedReader<T> read(Class<T> type, Topic topic) {
    Map<String, Object> clients = clients();
    return new CommittedReader<>(
        clients,
        AvroSerde.create(type, clients).deserializer(),
        topics.name(topic),
        new From.Beginning());
  }

  /** Creates all topics, as {@code weir topics} plans them. */
  public void createTopics(int partitions) {
    try (Admin admin = Admin.create(clients())) {
      new ClusterTopics(admin).create(TopicRequest.of(topics, partitions, REPLICATION));
    }
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
