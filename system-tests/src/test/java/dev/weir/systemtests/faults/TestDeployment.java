package dev.weir.systemtests.faults;

import dev.weir.base.Digests;
import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.modelregistry.publish.ArtifactSource;
import dev.weir.modelregistry.publish.AssignmentRequest;
import dev.weir.modelregistry.publish.ModelPublisher;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.schemas.topics.TopicPlanner;
import dev.weir.schemas.topics.TopicRequest;
import dev.weir.stream.WeirTopology;
import dev.weir.stream.decode.RecordSerdes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of a test under its own prefix, and the models assigned there. */
public final class TestDeployment implements AutoCloseable {
  public static final String MODEL = "shapes";

  private static final int PARTITIONS = 4;

  private final Cluster cluster;
  private final TopicNames topics;
  private final RecordSerdes serdes;
  private final Map<String, SignalModel> models = new ConcurrentHashMap<>();
  private final Map<String, TreeMap<Instant, String>> timelines = new HashMap<>();

  private TestDeployment(Cluster cluster, String prefix) {
    this.cluster = cluster;
    this.topics = new TopicNames(prefix);
    this.serdes = RecordSerdes.of(clients());
  }

  /** Creates the topics. */
  public static TestDeployment create(Cluster cluster, String prefix) {
    TestDeployment site = new TestDeployment(cluster, prefix);
    site.createTopics();
    return site;
  }

  private void createTopics() {
    TopicRequest request = TopicRequest.of(topics, PARTITIONS, cluster.replicas());
    List<NewTopic> wanted = TopicPlanner.plan(request, Map.of()).missing();
    for (NewTopic topic : wanted) {
      Map<String, String> config = new HashMap<>(topic.configs());
      config.put("min.insync.replicas", inSync());
      topic.configs(config);
    }
    try (Admin admin = Admin.create(clients())) {
      new ClusterTopics(admin).create(wanted);
    }
  }

  /** Every write is on two brokers, so that one can fail. */
  private String inSync() {
    return String.valueOf(Math.min(2, cluster.replicas()));
  }

  /** Settings of Kafka's clients, of the registry's and of the publisher. */
  public Map<String, Object> clients() {
    return Map.of(
        "bootstrap.servers", cluster.kafka().bootstrapServers(),
        "schema.registry.url", cluster.registry().url());
  }

  /**
   * The settings of an application here. Its session and transaction timeouts are short, so that a
   * killed instance is detected quickly.
   *
   * @param more further keys and values
   */
  public Map<String, String> settings(String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", cluster.kafka().bootstrapServers());
    settings.put("schema.registry.url", cluster.registry().url());
    settings.put("topic.prefix", topics.prefix());
    settings.put("application.id", topics.prefix() + "weir");
    settings.put("replication.factor", String.valueOf(cluster.replicas()));
    settings.put("accuracy.window", "5s");
    settings.put("kafka.topic.min.insync.replicas", inSync());
    settings.put("kafka.session.timeout.ms", "4000");
    settings.put("kafka.heartbeat.interval.ms", "1000");
    settings.put("kafka.producer.transaction.timeout.ms", "10000");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  /** Publishes a small model as a version. */
  public TestDeployment publish(String version) {
    return publish(version, artifact(Models.small(Long.parseLong(version))));
  }

  /** The artifact of a model, registered by its digest. */
  ArtifactSource artifact(SignalModel model) {
    ByteArrayOutputStream artifact = new ByteArrayOutputStream();
    try {
      ArtifactCodec.write(model, artifact);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    models.put(sha256(artifact.toByteArray()), model);
    return ArtifactSource.of(artifact.toByteArray());
  }

  static String sha256(byte[] bytes) {
    MessageDigest digest = Digests.sha256();
    digest.update(bytes);
    return Digests.hex(digest);
  }

  /** Publishes the artifact of a model as a version. */
  TestDeployment publish(String version, SignalModel model, ArtifactSource artifact) {
    try (InputStream in = artifact.open()) {
      models.put(Digests.of(in), model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return publish(version, artifact);
  }

  /** Publishes an artifact as a version. */
  TestDeployment publish(String version, ArtifactSource artifact) {
    try (ModelPublisher publisher = new ModelPublisher(clients(), topics)) {
      publisher.publish(artifact, MODEL, version, Map.of(), Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Assigns a version from a time on, however soon. */
  public TestDeployment assign(String version, Instant validFrom) {
    return assign(WeirTopology.SIGNALS_ROUTE, version, validFrom);
  }

  /** The same for a route of another name. */
  TestDeployment assign(String route, String version, Instant validFrom) {
    Instant moment = validFrom.truncatedTo(ChronoUnit.MILLIS);
    try (ModelPublisher publisher = new ModelPublisher(clients(), topics)) {
      publisher.change(AssignmentRequest.of(route, MODEL, version).from(moment).forced());
    }
    return scores(route, version, moment);
  }

  /** Records an assignment made by other means: the version that scores a route from then on. */
  synchronized TestDeployment scores(String route, String version, Instant moment) {
    timelines.computeIfAbsent(route, name -> new TreeMap<>()).put(moment, version);
    return this;
  }

  /** The version that should score a record of this route and event time. */
  synchronized String versionAt(String route, Instant eventTime) {
    return timelines.get(route).floorEntry(eventTime).getValue();
  }

  /** When the last assigned version becomes valid. */
  synchronized Instant lastSwap() {
    return timelines.values().stream()
        .map(TreeMap::lastKey)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** The model whose artifact, created here, has this digest. */
  SignalModel model(String sha256) {
    return models.get(sha256);
  }

  TopicNames topics() {
    return topics;
  }

  public RecordSerdes serdes() {
    return serdes;
  }

  /** The full name of a topic. */
  public String name(Topic topic) {
    return topics.name(topic);
  }

  @Override
  public void close() {
    serdes.close();
  }
}
