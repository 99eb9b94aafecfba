package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.model.Artifacts;
import dev.weir.model.InputShape;
import dev.weir.model.Progress;
import dev.weir.model.SignalModel;
import dev.weir.rocket.Rocket;
import dev.weir.rocket.RocketSettings;
import dev.weir.sandbox.KafkaSandbox;
import dev.weir.sandbox.RegistrySandbox;
import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelKeys;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.TimelineEntry;
import dev.weir.schemas.Topic;
import dev.weir.schemas.Topics;
import dev.weir.signal.LabelledSignals;
import dev.weir.stream.decode.RecordSerdes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker and a registry with all topics, and what a test does there as any client would. */
final class Cluster implements AutoCloseable {
  static final int PARTITIONS = 3;
  static final int LENGTH = 40;
  private static final int CHUNK = 4_096;

  final KafkaSandbox kafka;
  final RegistrySandbox registry;
  final Topics topics = Topics.DEFAULT;
  final RecordSerdes serdes;
  private final KafkaProducer<byte[], byte[]> producer;

  Cluster() {
    var starting = RegistrySandbox.startAsync();
    kafka = KafkaSandbox.start();
    registry = starting.join();
    serdes =
        RecordSerdes.of(
            Map.of("schema.registry.url", registry.url(), "auto.register.schemas", true));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 5),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      get(admin.createTopics(topics.newTopics(PARTITIONS, (short) 1)).all());
    }
  }

  /** A small model of two classes: signals that rise in the middle, and signals that do not. */
  static SignalModel train(long seed) {
    double[][] signals = new double[40][];
    int[] labels = new int[40];
    for (int i = 0; i < signals.length; i++) {
      labels[i] = i % 2;
      signals[i] = values(i, i % 2 == 1);
    }
    RocketSettings settings = RocketSettings.defaults().withKernels(40, 20).withSeed(seed);
    return Rocket.train(
            new LabelledSignals(signals, labels, List.of("flat", "bump")), settings, Progress.NONE)
        .model();
  }

  static double[] values(int seed, boolean bump) {
    double[] values = new double[LENGTH];
    for (int t = 0; t < LENGTH; t++) {
      values[t] = Math.sin(seed + t * 1.7) * 0.3;
      values[t] += bump && t > 12 && t < 26 ? 2 : 0;
    }
    return values;
  }

  static SignalRecord signal(String source, int id, Instant time) {
    return SignalRecord.of("r" + id, source, time, values(id, id % 2 == 1));
  }

  void send(SignalRecord signal) {
    send(
        Topic.SIGNALS,
        signal.getSource(),
        serdes.signals().serializer().serialize(topics.name(Topic.SIGNALS), signal));
  }

  void label(String source, int id, String label) {
    LabelRecord record = new LabelRecord(source, "r" + id, Instant.now(), label);
    send(
        Topic.LABELS,
        source,
        serdes.labels().serializer().serialize(topics.name(Topic.LABELS), record));
  }

  RecordMetadata send(Topic topic, String key, byte[] value) {
    return get(producer.send(new ProducerRecord<>(topics.name(topic), key.getBytes(UTF_8), value)));
  }

  /** Publishes as the publisher does: chunks, then the manifest. */
  void publish(SignalModel model, String name, String version) {
    byte[] artifact = artifact(model);
    List<RecordMetadata> chunks = new ArrayList<>();
    for (int at = 0; at < artifact.length; at += CHUNK) {
      byte[] bytes = Arrays.copyOfRange(artifact, at, Math.min(artifact.length, at + CHUNK));
      ModelChunk chunk = new ModelChunk(name, version, chunks.size(), ByteBuffer.wrap(bytes));
      chunks.add(
          send(
              Topic.MODEL_CHUNKS,
              ModelKeys.chunk(name, version, chunks.size()),
              serdes.chunks().serializer().serialize(topics.name(Topic.MODEL_CHUNKS), chunk)));
    }
    ModelManifest manifest = manifest(model, name, version, artifact, chunks);
    send(
        Topic.MODELS,
        ModelKeys.manifest(name, version),
        serdes.models().serializer().serialize(topics.name(Topic.MODELS), manifest));
  }

  private ModelManifest manifest(
      SignalModel model, String name, String version, byte[] artifact, List<RecordMetadata> at) {
    InputShape.Signal shape = (InputShape.Signal) model.inputShape();
    return new ModelManifest(
        name,
        version,
        model.kind(),
        model.classes(),
        new ModelInput("signal", List.of(shape.channels(), shape.length())),
        (long) artifact.length,
        at.size(),
        new ChunkLocation(
            topics.name(Topic.MODEL_CHUNKS),
            at.getFirst().partition(),
            at.getFirst().offset(),
            at.getLast().offset()),
        sha256(artifact),
        Map.of(),
        Map.of(),
        Instant.now());
  }

  void assign(long revision, TimelineEntry... entries) {
    ModelAssignment assignment =
        new ModelAssignment("signals", revision, List.of(entries), Instant.now());
    send(
        Topic.MODELS,
        ModelKeys.assignment("signals"),
        serdes.models().serializer().serialize(topics.name(Topic.MODELS), assignment));
  }

  static TimelineEntry from(Instant validFrom, String name, String version) {
    return new TimelineEntry(validFrom, new ModelVersion(name, version), List.of());
  }

  /** Everything that is committed on a topic now. */
  List<ConsumerRecord<byte[], byte[]>> committed(Topic topic) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka.bootstrapServers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topics.name(topic)).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  static byte[] artifact(SignalModel model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Artifacts.write(model, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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
    registry.close();
    kafka.close();
  }
}
