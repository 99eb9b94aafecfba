package dev.weir.stream.shards;

import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.nio.ByteBuffer;

/**
 * Identifies the request for a record's partial distances.
 *
 * @param partition of the record in {@code images}, to which the answer returns
 * @param offset of the record
 * @param shards number of parts
 * @param shard that is asked
 */
record RequestId(int partition, long offset, int shards, int shard) {
  ByteWriter write(ByteWriter out) {
    return out.putInt(partition).putLong(offset).putInt(shards).putInt(shard);
  }

  static RequestId read(ByteReader in) {
    return new RequestId(in.getInt(), in.getLong(), in.getInt(), in.getInt());
  }

  /** The key of a request and of its answer, for those who look into the topics. */
  byte[] key() {
    return ByteBuffer.allocate(2 * Integer.BYTES).putInt(partition).putInt(shard).array();
  }
}
