package dev.weir.stream.shards;

import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * The partial distances of one part of each version.
 *
 * <p>Layout, version 1: version byte, partition (4 bytes), offset (8), shards (4), shard (4),
 * number of versions (4), then the result of each.
 *
 * @param id the record and the part
 * @param results by version, in the order of the request
 */
record ShardAnswer(RequestId id, List<ShardResult> results) {
  private static final int VERSION = 1;

  /** Bytes beside the results, with those of a record's key and of the store's. */
  static final int EXTRA_BYTES = 64;

  ShardAnswer {
    results = List.copyOf(results);
  }

  /**
   * An answer that internal topics accept: results that do not fit, the last first, are replaced.
   *
   * @param room bytes of a record of an internal topic
   */
  static ShardAnswer within(long room, RequestId id, List<ShardResult> results) {
    long left = room - EXTRA_BYTES;
    List<ShardResult> fitting = new ArrayList<>(results.size());
    for (ShardResult result : results) {
      int bytes = result.length();
      ShardResult kept = bytes <= left ? result : new ShardResult.TooLarge(bytes, room);
      left -= kept.length();
      fitting.add(kept);
    }
    return new ShardAnswer(id, fitting);
  }

  static Serde<ShardAnswer> serde() {
    return Serdes.serdeFrom(
        (topic, answer) -> answer == null ? null : answer.toBytes(),
        (topic, bytes) -> bytes == null ? null : fromBytes(bytes));
  }

  /** The partition of the record. */
  static StreamPartitioner<byte[], ShardAnswer> partitioner() {
    return (topic, key, answer, count) -> Optional.of(Set.of(answer.id().partition() % count));
  }

  byte[] toBytes() {
    ByteWriter out = id.write(new ByteWriter().putByte(VERSION)).putInt(results.size());
    results.forEach(result -> result.write(out));
    return out.toBytes();
  }

  static ShardAnswer fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes, "answer of a shard", VERSION);
    RequestId id = RequestId.read(in);
    int count = in.getCount();
    List<ShardResult> results = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      results.add(ShardResult.read(in));
    }
    return new ShardAnswer(id, results);
  }
}
