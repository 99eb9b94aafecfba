package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.base.Digests;
import dev.weir.classifiers.model.Model;
import dev.weir.sandbox.KafkaSandbox;
import dev.weir.sandbox.RegistrySandbox;
import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.TimelineEntry;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.schemas.topics.TopicReader;
import dev.weir.schemas.topics.TopicRequest;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.decode.RecordSerdes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A set of topics on the broker and registry that all tests of this JVM share, with client
 * operations for tests.
 */
final class Cluster implements AutoCloseable {
  static final int PARTITIONS = 3;

  final KafkaSandbox kafka;
  final RegistrySandbox registry;
  final TopicNames topics;
  final RecordSerdes serdes;
  private final KafkaProducer<byte[], byte[]> producer;
  private final boolean isAlone;

  /** Shared, since they take longer to start than many tests; stopped with the JVM. */
  private record Servers(KafkaSandbox kafka, RegistrySandbox registry) {
    private static final Servers SHARED = start();
    private static final AtomicInteger USERS = new AtomicInteger();

    private static Servers start() {
      var starting = RegistrySandbox.startAsync();
      return new Servers(KafkaSandbox.start(), starting.join());
    }
  }

  /** Creates topics with unique names; closing deletes them. */
  static Cluster start() {
    return new Cluster("cluster" + Servers.USERS.incrementAndGet() + ".", shared(), false);
  }

  /** Uses a separate broker with additional settings; closing stops it. */
  static Cluster startAlone(Map<String, String> broker) {
    return new Cluster("alone.", KafkaSandbox.start(1, broker), true);
  }

  private static KafkaSandbox shared() {
    return Servers.SHARED.kafka();
  }

  /** Further topics beside these; closing deletes them. */
  Cluster withPrefix(String more) {
    return new Cluster(topics.prefix() + more, shared(), false);
  }

  private Cluster(String prefix, KafkaSandbox kafka, boolean isAlone) {
    this.kafka = kafka;
    this.isAlone = isAlone;
    this.registry = Servers.SHARED.registry();
    this.topics = new TopicNames(prefix);
    serdes =
        RecordSerdes.of(
            Map.of("schema.registry.url", registry.url(), "auto.register.schemas", true));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    try (Admin admin = admin()) {
      new ClusterTopics(admin).create(TopicRequest.of(topics, PARTITIONS, 1));
    }
  }

  static SignalRecord signal(String source, int id, Instant time) {
    return SignalRecord.of("r" + id, source, time, TestModels.values(id, id % 2 == 1));
  }

  void send(SignalRecord signal) {
    send(Topic.SIGNALS, signal.getSource(), bytes(signal));
  }

  byte[] bytes(SignalRecord signal) {
    return serdes.signals().serializer().serialize(topics.name(Topic.SIGNALS), signal);
  }

  byte[] bytes(LabelRecord label) {
    return serdes.labels().serializer().serialize(topics.name(Topic.LABELS), label);
  }

  void send(ImageRecord image) {
    send(
        Topic.IMAGES,
        image.getSource(),
        serdes.images().serializer().serialize(topics.name(Topic.IMAGES), image));
  }

  void label(String source, int id, String label) {
    send(Topic.LABELS, source, bytes(new LabelRecord(source, "r" + id, Instant.now(), label)));
  }

  RecordMetadata send(Topic topic, String key, byte[] value) {
    return get(producer.send(new ProducerRecord<>(topics.name(topic), key.getBytes(UTF_8), value)));
  }

  /** Sends a text to any topic. */
  void send(String topic, String key, String value) {
    sendLater(topic, key, value);
    flush();
  }

  /** The same, without waiting. */
  void sendLater(String topic, String key, String value) {
    var _ = producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8)));
  }

  /** Waits for all that was sent. */
  void flush() {
    producer.flush();
  }

  /** Sends a record to a chosen partition, like a producer with another partitioner. */
  void sendTo(Topic topic, int partition, byte[] key, byte[] value) {
    get(producer.send(new ProducerRecord<>(topics.name(topic), partition, key, value)));
  }

  /** Sends a value to any topic. */
  void sendTo(String topic, byte[] value) {
    get(producer.send(new ProducerRecord<>(topic, value)));
  }

  /** Sends a record with a chosen Kafka timestamp, like a producer with another clock. */
  void sendAt(Instant time, Topic topic, String key, byte[] value) {
    get(
        producer.send(
            new ProducerRecord<>(
                topics.name(topic), null, time.toEpochMilli(), key.getBytes(UTF_8), value)));
  }

  /** Changes a setting of a topic. */
  void set(Topic topic, String key, String value) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topics.name(topic));
    AlterConfigOp change = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
    try (Admin admin = admin()) {
      get(admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all());
    }
  }

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  /** Sends a record with one header. */
  void sendWith(Topic topic, String header, String text) {
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(topics.name(topic), new byte[] {1}, new byte[] {2});
    message.headers().add(header, text.getBytes(UTF_8));
    get(producer.send(message));
  }

  /** Sends a note without key and value, as a replay does. */
  void sendNote(String text) {
    ProducerRecord<byte[], byte[]> note =
        new ProducerRecord<>(topics.name(Topic.DEAD_LETTERS), null, null);
    note.headers().add(DeadLetterHeaders.REPLAYED, text.getBytes(UTF_8));
    get(producer.send(note));
  }

  /** Sends a dead letter with additional headers. */
  RecordMetadata sendLetter(DeadLetter why, byte[] value, Map<String, String> more) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(topics.name(Topic.DEAD_LETTERS), new byte[] {1}, value);
    more.forEach((name, text) -> letter.headers().add(name, text.getBytes(UTF_8)));
    DeadLetterHeaders.write(letter.headers(), why);
    return get(producer.send(letter));
  }

  /** Sends many dead letters at once, each with its own key and value. */
  void sendLetters(int count, DeadLetter why) {
    for (int i = 0; i < count; i++) {
      byte[] name = ("letter-" + i).getBytes(UTF_8);
      ProducerRecord<byte[], byte[]> letter =
          new ProducerRecord<>(topics.name(Topic.DEAD_LETTERS), name, name);
      DeadLetterHeaders.write(letter.headers(), why);
      var _ = producer.send(letter);
    }
    producer.flush();
  }

  /** Publishes as the publisher does: chunks, then the manifest. */
  void publish(Model model, String name, String version) {
    announce(manifest(model, name, version, sendChunks(model, name, version)));
  }

  /** Publishes a small model of signals, shapes/1, which scores from the first record on. */
  void assignShapes() {
    publish(TestModels.train(1), "shapes", "1");
    assign(1, from(Instant.EPOCH, "shapes", "1"));
  }

  /** Publishes with a hash that does not match the chunks. */
  void publishBroken(Model model, String name, String version) {
    String other = "0".repeat(64);
    ModelManifest manifest =
        manifest(model, name, version, sendChunks(model, name, version, other));
    manifest.setSha256(other);
    announce(manifest);
  }

  /** Publishes as a mirror does: the manifest has the chunks' offsets in the original. */
  void publishElsewhere(Model model, String name, String version) {
    ChunkLocation here = sendChunks(model, name, version);
    ChunkLocation there = new ChunkLocation(here.getTopic(), 17, 1_000L, 1_099L);
    announce(manifest(model, name, version, there));
  }

  private ChunkLocation sendChunks(Model model, String name, String version) {
    return sendChunks(model, name, version, Digests.of(TestModels.artifact(model)));
  }

  private ChunkLocation sendChunks(Model model, String name, String version, String sha256) {
    List<RecordMetadata> at = new ArrayList<>();
    byte[] artifact = TestModels.artifact(model);
    for (ModelChunk chunk : TestModels.chunks(artifact, name, version)) {
      at.add(
          send(
              Topic.MODEL_CHUNKS,
              ModelKeyFormat.chunk(name, version, sha256, chunk.getIndex()),
              serdes.chunks().serializer().serialize(topics.name(Topic.MODEL_CHUNKS), chunk)));
    }
    return new ChunkLocation(
        topics.name(Topic.MODEL_CHUNKS),
        at.getFirst().partition(),
        at.getFirst().offset(),
        at.getLast().offset());
  }

  private static ModelManifest manifest(
      Model model, String name, String version, ChunkLocation location) {
    return TestModels.manifest(model, name, version, TestModels.artifact(model), location);
  }

  private void announce(ModelManifest manifest) {
    send(
        Topic.MODELS,
        ModelKeyFormat.manifest(manifest.getName(), manifest.getVersion()),
        serdes.models().serializer().serialize(topics.name(Topic.MODELS), manifest));
  }

  void assign(long revision, TimelineEntry... entries) {
    assign("signals", revision, entries);
  }

  void assign(String route, long revision, TimelineEntry... entries) {
    ModelAssignment assignment =
        new ModelAssignment(route, revision, List.of(entries), Instant.now());
    send(
        Topic.MODELS,
        ModelKeyFormat.assignment(route),
        serdes.models().serializer().serialize(topics.name(Topic.MODELS), assignment));
  }

  static TimelineEntry from(Instant validFrom, String name, String version, String... challengers) {
    return new TimelineEntry(
        validFrom,
        new ModelVersion(name, version),
        Arrays.stream(challengers).map(c -> new ModelVersion(name, c)).toList());
  }

  /** The settings of an application here, with HTTP on a free port. */
  WeirConfig config(Path stateDir, String... more) {
    return WeirConfig.of(settings(stateDir, more));
  }

  /** The same settings as in a file. */
  Map<String, String> settings(Path stateDir, String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", kafka.bootstrapServers());
    settings.put("schema.registry.url", registry.url());
    settings.put("topic.prefix", topics.prefix());
    settings.put("application.id", topics.prefix() + "weir");
    settings.put("state.dir", stateDir.toString());
    settings.put("http.port", "0");
    settings.put("health.port", "0");
    // A member learns of joins and departures with its next heartbeat.
    settings.put("kafka.heartbeat.interval.ms", "500");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  /** All committed records of a topic. */
  List<ConsumerRecord<byte[], byte[]>> committed(Topic topic) {
    return committed(topics.name(topic));
  }

  /** All committed records of a topic with that full name. */
  List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (TopicReader<byte[], byte[]> reader =
        TopicReader.ofBytes(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      reader.readAll(topic, records::add);
    }
    return records;
  }

  /** All committed predictions. */
  List<Prediction> predictions() {
    return committed(Topic.PREDICTIONS).stream()
        .map(r -> serdes.predictions().deserializer().deserialize(r.topic(), r.value()))
        .toList();
  }

  private static <T> T get(java.util.concurrent.Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
    serdes.close();
    if (isAlone) {
      kafka.close();
    } else {
      removeTopics();
    }
  }

  /**
   * Includes the topics of its applications, which share its prefix. A broker may still list topics
   * that are already deleted.
   */
  private void removeTopics() {
    try (Admin admin = admin()) {
      List<String> own =
          get(admin.listTopics().names()).stream()
              .filter(name -> name.startsWith(topics.prefix()))
              .toList();
      for (KafkaFuture<Void> removed : admin.deleteTopics(own).topicNameValues().values()) {
        try {
          get(removed);
        } catch (IllegalStateException e) {
          if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
            throw e;
          }
        }
      }
    }
  }
}
