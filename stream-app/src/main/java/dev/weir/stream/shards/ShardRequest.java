package dev.weir.stream.shards;

import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * An image to be compared with one part of each version.
 *
 * <p>Layout, version 1: version byte, partition (4 bytes), offset (8), shards (4), shard (4), the
 * versions, width (4), height (4), pixels.
 *
 * @param id the record and the part
 * @param versions that score the record
 * @param width pixels per row
 * @param height rows
 * @param pixels row by row; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ShardRequest(
    RequestId id, List<AskedVersion> versions, int width, int height, byte[] pixels) {
  private static final int VERSION = 1;

  static Serde<ShardRequest> serde() {
    return Serdes.serdeFrom(
        (topic, request) -> request == null ? null : request.toBytes(),
        (topic, bytes) -> bytes == null ? null : fromBytes(bytes));
  }

  /** Partition = shard. */
  static StreamPartitioner<byte[], ShardRequest> partitioner() {
    return (topic, key, request, count) -> Optional.of(Set.of(request.id().shard() % count));
  }

  byte[] toBytes() {
    ByteWriter out = id.write(new ByteWriter().putByte(VERSION));
    AskedVersion.writeAll(versions, out);
    return out.putInt(width).putInt(height).putBytes(pixels, pixels.length).toBytes();
  }

  static ShardRequest fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes, "request of a shard", VERSION);
    RequestId id = RequestId.read(in);
    List<AskedVersion> versions = AskedVersion.readAll(in);
    int width = in.getInt();
    int height = in.getInt();
    return new ShardRequest(
        id, versions, width, height, Arrays.copyOfRange(bytes, in.position(), bytes.length));
  }
}
