package dev.weir.modelregistry.publish;

import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelKeyFormat;
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
 * Splits one artifact into chunks and sends them in order to one partition. Only a few chunks are
 * in flight at a time, so memory does not grow with the artifact. For one artifact only.
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
   * @param sha256 the artifact's digest, which is part of the chunks' keys
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
   * Sends all bytes of a stream and waits until they are written. Changed bytes are not sent:
   * another publisher may use the same digest, so only the artifact's own bytes may be stored under
   * it.
   *
   * @param expected digests of the expected pieces of {@value #CHUNK_BYTES} bytes
   * @param sent receives the number of bytes sent
   * @throws PublishException if the bytes have changed
   */
  void send(InputStream in, ChunkDigests expected, LongConsumer sent) throws IOException {
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

  /** The chunks already sent are kept: another publisher may rely on them by now. */
  private PublishException changed() {
    return new PublishException(
        "the artifact changed during publishing, at byte %d: publish it again; the chunks already sent stay in %s until %s is retired"
            .formatted(bytes, partition.topic(), TimelineQueries.name(version)));
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
    return ModelKeyFormat.chunk(version.getName(), version.getVersion(), sha256, index);
  }

  /** Deletes the chunks sent by an upload that was refused. */
  void remove() {
    for (int index = 0; index < chunks; index++) {
      writer.remove(partition, key(index));
    }
  }

  private void awaitOldest() {
    lastOffset = ModelWriter.await(partition.topic(), underWay.remove()).offset();
    firstOffset = firstOffset < 0 ? lastOffset : firstOffset;
  }

  int chunks() {
    return chunks;
  }

  /** The location of the chunks, once all are sent. */
  ChunkLocation location() {
    return new ChunkLocation(partition.topic(), partition.partition(), firstOffset, lastOffset);
  }
}
