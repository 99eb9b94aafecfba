package dev.weir.modelregistry.publish;

import dev.weir.base.AtomicFile;
import dev.weir.modelregistry.chunks.ArtifactChunks;
import dev.weir.modelregistry.chunks.ChunkException;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.TopicReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;

/** Downloads a published artifact to a file. */
public final class ModelFetcher implements AutoCloseable {
  private final String topic;
  private final ModelSerdes serdes;
  private final Consumer<byte[], byte[]> consumer;

  /**
   * Connects on first use.
   *
   * @param settings Kafka's for a consumer and Confluent's for the registry
   */
  public ModelFetcher(Map<String, ?> settings, TopicNames topics) {
    topic = topics.name(Topic.MODEL_CHUNKS);
    serdes = new ModelSerdes(settings);
    consumer = TopicReader.byteConsumer(settings);
  }

  /**
   * Writes the artifact to a file atomically.
   *
   * @throws PublishException if chunks are missing or the digest differs
   * @throws IOException if the file cannot be written
   */
  public void fetch(ModelManifest manifest, Path file) throws IOException {
    try (AtomicFile target = AtomicFile.create(file)) {
      new ArtifactChunks(consumer, serdes.chunks().deserializer(), topic)
          .read(
              manifest,
              () -> {},
              bytes -> Files.copy(bytes, target.temporary(), StandardCopyOption.REPLACE_EXISTING));
      target.commit();
    } catch (ChunkException e) {
      throw new PublishException(
          "%s/%s on topic %s is not the published artifact: %s; publish it again"
              .formatted(manifest.getName(), manifest.getVersion(), topic, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    consumer.close();
    serdes.close();
  }
}
