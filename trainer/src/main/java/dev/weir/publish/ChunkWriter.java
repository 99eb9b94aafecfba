package dev.weir.publish;

import dev.weir.model.Progress;
import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Cuts bytes into chunks and sends them in order to one partition. A few chunks are on their way at a
 * time, so memory does not grow with the artifact.
 *
 * <p>1,300,000 bytes make three chunks: two of 524,288 and one of 251,424.
 */
final class ChunkWriter {
  static final int CHUNK_BYTES = 512 * 1024;

  private static final int UNDER_WAY = 16;

  /** What was written. */
  record Written(ChunkLocation location, int count, long bytes, String sha256) {}

  private final ModelWriter writer;
  private final Serializer<ModelChunk> serializer;
  private final String topic;
  private final int partitions;

  ChunkWriter(ModelWriter writer, Serializer<ModelChunk> serializer, String topic, int partitions) {
    this.writer = writer;
    this.serializer = serializer;
    this.topic = topic;
    this.partitions = partitions;
  }

  /**
   * Sends all bytes of a stream and waits until they are written.
   *
   * @param total how many bytes there will be, for the progress
   */
  Written write(String name, String version, InputStream in, long total, Progress progress)
      throws IOException {
    int partition = partition(name, version);
    MessageDigest digest = Digests.sha256();
    ArrayDeque<Future<RecordMetadata>> underWay = new ArrayDeque<>();
    long first = -1;
    long last = -1;
    long bytes = 0;
    int index = 0;
    for (byte[] piece = in.readNBytes(CHUNK_BYTES);
        piece.length > 0;
        piece = in.readNBytes(CHUNK_BYTES)) {
      digest.update(piece);
      underWay.add(writer.send(message(new ModelChunk(name, version, index, ByteBuffer.wrap(piece)), partition)));
      index++;
      bytes += piece.length;
      if (underWay.size() == UNDER_WAY) {
        last = offset(underWay);
        first = first < 0 ? last : first;
      }
      progress.update("publish", bytes, total);
    }
    while (!underWay.isEmpty()) {
      last = offset(underWay);
      first = first < 0 ? last : first;
    }
    return new Written(
        new ChunkLocation(topic, partition, first, last), index, bytes, Digests.hex(digest));
  }

  private long offset(ArrayDeque<Future<RecordMetadata>> underWay) {
    return ModelWriter.await(topic, underWay.remove()).offset();
  }

  private ProducerRecord<String, byte[]> message(ModelChunk chunk, int partition) {
    String key = ModelKeys.chunk(chunk.getName(), chunk.getVersion(), chunk.getIndex());
    return new ProducerRecord<>(topic, partition, key, serializer.serialize(topic, chunk));
  }

  /** The chunks' keys differ, so the partition goes by what they share. */
  private int partition(String name, String version) {
    byte[] key = ModelKeys.manifest(name, version).getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }
}
