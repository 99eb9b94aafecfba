package dev.weir.stream.shards;

import dev.weir.classifiers.wnn.shard.PartialDistances;
import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;

/** What one part of a version makes of an image. */
sealed interface ShardResult {
  /**
   * Partial distances.
   *
   * @param nanos the time it took
   * @param distances exact
   */
  record Scored(long nanos, PartialDistances distances) implements ShardResult {}

  /** A challenger's part is not loaded here. */
  record NotLoaded() implements ShardResult {}

  /** No timeline names the version any more. */
  record Retired() implements ShardResult {}

  /**
   * The distances are too many for a record of an internal topic.
   *
   * @param bytes that they take
   * @param room that the topic has
   */
  record TooLarge(long bytes, long room) implements ShardResult {}

  /**
   * The version threw an exception.
   *
   * @param where its class and location
   */
  record Failed(String where) implements ShardResult {}

  /** Writes it: a byte for its kind, then its content. */
  default void write(ByteWriter out) {
    switch (this) {
      case Scored(long nanos, PartialDistances(long[][] terms)) -> {
        out.putByte(0).putVarint(nanos).putVarint(terms.length);
        for (long[] slice : terms) {
          out.putVarint(slice.length);
          for (long term : slice) {
            out.putVarint(term);
          }
        }
      }
      case NotLoaded() -> out.putByte(1);
      case Retired() -> out.putByte(2);
      case Failed(String where) -> out.putByte(3).putText(where);
      case TooLarge(long bytes, long room) -> out.putByte(4).putVarint(bytes).putVarint(room);
    }
  }

  /** Its length as written. */
  default int length() {
    ByteWriter out = new ByteWriter();
    write(out);
    return out.toBytes().length;
  }

  /** Reads what {@link #write} wrote. */
  static ShardResult read(ByteReader in) {
    return switch (in.getByte()) {
      case 0 -> scored(in);
      case 1 -> new NotLoaded();
      case 2 -> new Retired();
      case 3 -> new Failed(in.getText());
      default -> new TooLarge(in.getVarint(), in.getVarint());
    };
  }

  private static Scored scored(ByteReader in) {
    long nanos = in.getVarint();
    long[][] terms = new long[in.getIndex(in.remaining() + 1)][];
    for (int slice = 0; slice < terms.length; slice++) {
      terms[slice] = new long[in.getIndex(in.remaining() + 1)];
      for (int i = 0; i < terms[slice].length; i++) {
        terms[slice][i] = in.getVarint();
      }
    }
    return new Scored(nanos, new PartialDistances(terms));
  }
}
