package dev.weir.cli.localstack;

import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.cli.io.CommittedReader;
import dev.weir.cli.io.StartPosition;
import dev.weir.modelregistry.publish.ArtifactSource;
import dev.weir.modelregistry.publish.AssignmentRequest;
import dev.weir.modelregistry.publish.ModelPublisher;
import dev.weir.sandbox.Sandbox;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.schemas.topics.TopicRequest;
import dev.weir.trainer.training.ModelFiles;
import dev.weir.trainer.training.SignalTrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;

/**
 * A sandbox with Weir's topics: a broker, started, and a registry, which starts in the background.
 * It may be closed twice, and from a shutdown hook.
 */
public final class LocalStack implements AutoCloseable {

  private static final int REPLICATION = 1;
  private static final String VERSION = "1";

  private final TopicNames topics = TopicNames.DEFAULT;
  private final Sandbox sandbox = Sandbox.start();

  /** The names of the topics. */
  public TopicNames topics() {
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

  /** Settings of an application with its own state, on free ports; callers may add more. */
  public Map<String, String> application(String id) {
    Map<String, String> settings = new HashMap<>();
    settings.put("application.id", id);
    settings.put("bootstrap.servers", bootstrap());
    settings.put("schema.registry.url", registryUrl());
    settings.put("http.port", "0");
    settings.put("health.port", "0");
    settings.put("state.dir", folder().resolve(id).toString());
    return settings;
  }

  /** Publishes ROCKET, trained on MNIST-1D, as the champion of the route {@code signals}. */
  public void publish(SignalTrainingResult run) {
    publish(run.model(), "mnist1d-rocket", "signals", run.report().figures());
  }

  /** Publishes a model as version 1 and makes it the champion of a route. */
  public void publish(Model model, String name, String route, Map<String, Double> figures) {
    try (ModelPublisher publisher = new ModelPublisher(clients(), topics)) {
      Path file = Files.createTempFile(folder(), name + "-", ".weir");
      ModelFiles.write(model, file);
      publisher.publish(ArtifactSource.of(file), name, VERSION, figures, Progress.NONE);
      publisher.change(AssignmentRequest.of(route, name, VERSION));
    } catch (IOException e) {
      throw new UncheckedIOException("the model could not be written", e);
    }
  }

  /** Reads a topic's committed records from its beginning. */
  public <T extends SpecificRecord> CommittedReader<String, T> read(Class<T> type, Topic topic) {
    Map<String, Object> clients = clients();
    return CommittedReader.ofText(
        clients,
        AvroSerde.create(type, clients).deserializer(),
        topics.name(topic),
        new StartPosition.Beginning());
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
