package dev.weir.publish;

import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelKeys;
import dev.weir.schemas.ModelVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Cuts one artifact into chunks and sends them in order to one partition. A few chunks are on their
 * way at a time, so memory does not grow with the artifact. For one artifact only.
 *
 * <p>1,300,000 bytes make three chunks: two of 524,288 and one of 251,424.
 */
final class ChunkUpload {
  static final int CHUNK_BYTES = 512 * 1024;

  private static final int UNDER_WAY = 16;

  private final ModelWriter writer;
  private final Serializer<ModelChunk> serializer;
  private final TopicPartition partition;
  private final ModelVersion version;
  private final String sha256;
  private final ArrayDeque<Future<RecordMetadata>> underWay = new ArrayDeque<>();
  private int chunks;
  private long bytes;
  private long firstOffset = -1;
  private long lastOffset = -1;

  /**
   * An upload of one artifact.
   *
   * @param sha256 the digest that the artifact's chunks are kept under
   */
  ChunkUpload(
      ModelWriter writer,
      Serializer<ModelChunk> serializer,
      TopicPartition partition,
      ModelVersion version,
      String sha256) {
    this.writer = writer;
    this.serializer = serializer;
    this.partition = partition;
    this.version = version;
    this.sha256 = sha256;
  }

  /**
   * Sends all bytes of a stream and waits until they are written. Under the artifact's digest lie
   * its own bytes only, as another publisher may send the same: what has changed is not sent.
   *
   * @param expected the pieces of {@value #CHUNK_BYTES} bytes that are to come
   * @param sent told how many bytes are sent
   * @throws PublishException if other bytes come
   */
  void send(InputStream in, PieceDigests expected, LongConsumer sent) throws IOException {
    for (byte[] piece = in.readNBytes(CHUNK_BYTES);
        piece.length > 0;
        piece = in.readNBytes(CHUNK_BYTES)) {
      if (!expected.holds(chunks, piece)) {
        throw changed();
      }
      send(piece);
      sent.accept(bytes);
    }
    while (!underWay.isEmpty()) {
      awaitOldest();
    }
    if (chunks != expected.count()) {
      throw changed();
    }
  }

  /** What was sent stays: it may be another publisher's by now. */
  private PublishException changed() {
    return new PublishException(
        "the artifact was changed while it was published, at byte %d: publish it again; what was sent of it stays in %s until %s is retired"
            .formatted(bytes, partition.topic(), Timelines.name(version)));
  }

  private void send(byte[] piece) {
    if (underWay.size() == UNDER_WAY) {
      awaitOldest();
    }
    ModelChunk chunk =
        new ModelChunk(version.getName(), version.getVersion(), chunks, ByteBuffer.wrap(piece));
    String key = key(chunks);
    byte[] value = serializer.serialize(partition.topic(), chunk);
    underWay.add(
        writer.send(new ProducerRecord<>(partition.topic(), partition.partition(), key, value)));
    chunks++;
    bytes += piece.length;
  }

  private String key(int index) {
    return ModelKeys.chunk(version.getName(), version.getVersion(), sha256, index);
  }

  /** Takes back what was sent, where it is for nothing. */
  void remove() {
    for (int index = 0; index < chunks; index++) {
      writer.write(
          new ProducerRecord<>(partition.topic(), partition.partition(), key(index), null));
    }
  }

  private void awaitOldest() {
    lastOffset = ModelWriter.await(partition.topic(), underWay.remove()).offset();
    firstOffset = firstOffset < 0 ? lastOffset : firstOffset;
  }

  int chunks() {
    return chunks;
  }

  /** Where the chunks lie, once all are sent. */
  ChunkLocation location() {
    return new ChunkLocation(partition.topic(), partition.partition(), firstOffset, lastOffset);
  }
}
