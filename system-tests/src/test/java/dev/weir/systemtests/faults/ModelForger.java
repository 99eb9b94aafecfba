package dev.weir.systemtests.faults;

import dev.weir.modelregistry.publish.ArtifactSource;
import dev.weir.modelregistry.publish.ModelPublisher;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.AvroSerdeConfig;
import dev.weir.schemas.Copies;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/** Writes invalid versions to the models' topics by hand, as no publisher would. */
final class ModelForger implements AutoCloseable {
  private static final int MANY_CLASSES = 40_000;
  private static final long FAR_OFFSET = 1_000_000_000;

  private final TestDeployment site;
  private final SoakProducer producer;
  private final Random random;
  private final AvroSerde<ModelChunk> chunks;
  private final AvroSerde<SpecificRecord> models;

  ModelForger(TestDeployment site, SoakProducer producer, Random random) {
    this.site = site;
    this.producer = producer;
    this.random = random;
    chunks = AvroSerde.create(ModelChunk.class, naming(Topic.MODEL_CHUNKS));
    models = AvroSerde.create(SpecificRecord.class, naming(Topic.MODELS));
  }

  private Map<String, Object> naming(Topic topic) {
    Map<String, Object> settings = new HashMap<>(site.clients());
    settings.put(AvroSerdeConfig.VALUE_SUBJECT_NAME_STRATEGY, topic.subjectNaming().strategy());
    return settings;
  }

  /** Deletes the bytes of a version that nothing has loaded. */
  void takeChunkAway(ModelPublisher publisher, ModelVersion version) {
    ModelManifest manifest = Copies.of(publisher.catalogue().requireManifest(version));
    chunk(manifest, null);
    send(manifest);
  }

  /** Makes a published version that nothing has loaded unusable in some way. */
  void spoil(ModelPublisher publisher, ModelVersion version, ArtifactSource artifact) {
    ModelManifest manifest = Copies.of(publisher.catalogue().requireManifest(version));
    List<Runnable> ways =
        List.of(
            () -> chunk(manifest, null),
            () -> chunk(manifest, junk()),
            () -> flip(manifest, bytes(artifact)),
            () -> manifest.setChunkCount(1_000_000_000),
            () -> manifest.setBytes(Long.MAX_VALUE),
            () -> manifest.setKind("crystal-ball"),
            () -> manifest.setInput(new ModelInput("signal", List.of(1, 41))),
            () -> manifest.setClasses(classes()));
    ways.get(random.nextInt(ways.size())).run();
    send(manifest);
  }

  private void send(ModelManifest manifest) {
    producer.send(
        Topic.MODELS,
        ModelKeyFormat.manifest(manifest.getName(), manifest.getVersion()),
        models.serializer().serialize(site.name(Topic.MODELS), manifest));
  }

  private void flip(ModelManifest manifest, byte[] artifact) {
    artifact[random.nextInt(artifact.length)] ^= (byte) (1 << random.nextInt(8));
    manifest.setSha256(TestDeployment.sha256(artifact));
    chunk(manifest, artifact);
  }

  /**
   * Writes the first chunk of a version; null: deletes it. The previous record stays until the
   * topic is compacted, so the manifest no longer has the position.
   */
  private void chunk(ModelManifest of, byte[] bytes) {
    String name = site.name(Topic.MODEL_CHUNKS);
    byte[] value =
        bytes == null
            ? null
            : chunks
                .serializer()
                .serialize(
                    name, new ModelChunk(of.getName(), of.getVersion(), 0, ByteBuffer.wrap(bytes)));
    String key = ModelKeyFormat.chunk(of.getName(), of.getVersion(), of.getSha256(), 0);
    producer.send(Topic.MODEL_CHUNKS, key, value);
    of.getChunks().setFirstOffset(FAR_OFFSET);
  }

  private byte[] junk() {
    byte[] bytes = new byte[5_000];
    random.nextBytes(bytes);
    return bytes;
  }

  private static List<String> classes() {
    return IntStream.range(0, MANY_CLASSES).mapToObj(i -> "class " + i).toList();
  }

  private static byte[] bytes(ArtifactSource artifact) {
    try (InputStream in = artifact.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    chunks.close();
    models.close();
  }
}
