package dev.weir.publish;

import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.Digests;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelKey;
import dev.weir.schemas.ModelKeys;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.Topic;
import dev.weir.schemas.Topics;
import dev.weir.topics.TopicReader;
import dev.weir.trainer.AtomicFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads a published artifact to a file. It reads at the location in the manifest; if the chunks
 * are not there, as on a mirrored topic, it searches the whole topic for their keys.
 */
public final class ModelFetcher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ModelFetcher.class);

  private final String topic;
  private final ModelSerdes serdes;
  private final TopicReader<String, byte[]> reader;

  /**
   * Connects on first use.
   *
   * @param settings Kafka's for a consumer and Confluent's for the registry
   */
  public ModelFetcher(Map<String, ?> settings, Topics topics) {
    topic = topics.name(Topic.MODEL_CHUNKS);
    serdes = new ModelSerdes(settings);
    reader = TopicReader.ofText(settings);
  }

  /**
   * Writes the artifact to a file atomically.
   *
   * @throws PublishException if chunks are missing or the digest differs
   * @throws IOException if the file cannot be written
   */
  public void fetch(ModelManifest manifest, Path file) throws IOException {
    try (AtomicFile target = AtomicFile.create(file)) {
      if (!fetch(manifest, target)) {
        throw new PublishException(
            "the bytes of %s/%s on topic %s are not those that were published, SHA-256 %s; publish it again"
                .formatted(manifest.getName(), manifest.getVersion(), topic, manifest.getSha256()));
      }
      target.commit();
    }
  }

  /**
   * Chunks under the artifact's digest take precedence over those of an older publisher, without
   * digest.
   */
  private boolean fetch(ModelManifest manifest, AtomicFile target) throws IOException {
    Path file = target.temporary();
    return fetchHinted(manifest, file, false)
        || fetchHinted(manifest, file, true)
        || scan(manifest, file);
  }

  /** Reads at the location in the manifest; returns whether the digest matches. */
  private boolean fetchHinted(ModelManifest manifest, Path file, boolean isEarlier)
      throws IOException {
    ChunkLocation hint = manifest.getChunks();
    TopicPartition partition = new TopicPartition(topic, hint.getPartition());
    if (!reader.partitions(topic).contains(partition)) {
      return false; // avoids waiting for the client's timeout
    }
    try (Chunks chunks = new Chunks(manifest, file, isEarlier)) {
      long end = reader.ends(List.of(partition)).get(partition);
      reader.readBetween(
          Map.of(partition, hint.getFirstOffset()),
          Map.of(partition, Math.min(hint.getLastOffset() + 1, end)),
          chunks::take);
    } catch (KafkaException e) {
      log.info("No chunks where the manifest says, looking on the whole topic: {}", e.toString());
      return false;
    }
    return isRight(manifest, file);
  }

  private boolean scan(ModelManifest manifest, Path file) throws IOException {
    try (Chunks chunks = new Chunks(manifest, file, false)) {
      reader.readAll(topic, chunks::take);
      if (!chunks.areNone()) {
        chunks.requireAll();
        return isRight(manifest, file);
      }
    }
    try (Chunks chunks = new Chunks(manifest, file, true)) {
      reader.readAll(topic, chunks::take);
      chunks.requireAll();
    }
    return isRight(manifest, file);
  }

  private static boolean isRight(ModelManifest manifest, Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return Digests.of(in).equals(manifest.getSha256());
    }
  }

  /**
   * Writes each chunk of a version to its position in a file; the last record of a key counts,
   * including tombstones. Reads either chunks of an older publisher or those under the artifact's
   * digest.
   */
  private final class Chunks implements AutoCloseable {
    private final ModelManifest manifest;
    private final FileChannel file;
    private final BitSet there = new BitSet();
    private final boolean isEarlier;

    Chunks(ModelManifest manifest, Path path, boolean isEarlier) throws IOException {
      this.manifest = manifest;
      this.isEarlier = isEarlier;
      file = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    void take(ConsumerRecord<String, byte[]> each) {
      if (each.key() != null && each.key().startsWith(prefix())) {
        take(each.key(), each.value());
      }
    }

    private void take(String key, byte @Nullable [] value) {
      switch (parsed(key)) {
        case ModelKey.Chunk(_, _, String sha256, int index)
            when !isEarlier && sha256.equals(manifest.getSha256()) ->
            take(index, value);
        case ModelKey.EarlierChunk(_, _, int index) when isEarlier -> take(index, value);
        case null, default -> {}
      }
    }

    private void take(int index, byte @Nullable [] value) {
      if (index >= manifest.getChunkCount()) {
        return;
      }
      there.set(index, value != null);
      if (value != null) {
        ModelChunk chunk = serdes.chunks().deserializer().deserialize(topic, value);
        write(chunk.getBytes(), (long) index * ChunkUpload.CHUNK_BYTES);
      }
    }

    /** Keys may be arbitrary; null: not a valid key. */
    private static @Nullable ModelKey parsed(String key) {
      try {
        return ModelKeys.parse(key);
      } catch (IllegalArgumentException e) {
        return null;
      }
    }

    private String prefix() {
      return ModelKeys.manifest(manifest.getName(), manifest.getVersion()) + "/";
    }

    private void write(ByteBuffer bytes, long place) {
      try {
        long at = place;
        while (bytes.hasRemaining()) {
          at += file.write(bytes, at);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    boolean areNone() {
      return there.isEmpty();
    }

    void requireAll() {
      int missing = there.nextClearBit(0);
      if (missing < manifest.getChunkCount()) {
        throw new PublishException(
            "chunk %d of %s/%s is not on topic %s; publish it again"
                .formatted(missing, manifest.getName(), manifest.getVersion(), topic));
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  @Override
  public void close() {
    reader.close();
    serdes.close();
  }
}
