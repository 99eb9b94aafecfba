package dev.weir.stream.labels;

import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import dev.weir.stream.state.EntryTimestamps;

/**
 * A block of some hundred open predictions, stored in {@code open-predictions} under its number (8
 * bytes, highest first).
 *
 * <p>Layout, version 3: version byte; the latest event time and first seen, which decide when the
 * block expires, and those of the first entry (8 bytes each); length of the entries (4 bytes), the
 * entries (see {@link BlockEntries}), the names that they share (see {@link BlockDictionary}).
 * Version 2 is the same, but its entries lack the class counted for their truth; version 1 was one
 * prediction.
 */
final class PredictionBlock {
  private static final int VERSION = 3;
  private static final int WITHOUT_COUNTED = 2;
  private static final String WHAT = "block of predictions";

  private final boolean hasCounted;
  private final EntryTimestamps first;
  private final ByteReader entries;
  private final BlockDictionary names;

  PredictionBlock(byte[] bytes) {
    hasCounted = bytes.length == 0 || bytes[0] != WITHOUT_COUNTED;
    ByteReader in = new ByteReader(bytes, WHAT, hasCounted ? VERSION : WITHOUT_COUNTED);
    in.skip(2 * Long.BYTES);
    first = new EntryTimestamps(in.getLong(), in.getLong());
    entries = in.part(in.getInt());
    names = BlockDictionary.read(in);
  }

  static byte[] write(
      EntryTimestamps latest, EntryTimestamps first, ByteWriter entries, BlockDictionary names) {
    ByteWriter out = new ByteWriter();
    out.putByte(VERSION).putLong(latest.eventTime()).putLong(latest.firstSeen());
    out.putLong(first.eventTime()).putLong(first.firstSeen());
    out.putInt(entries.size()).putAll(entries);
    names.write(out);
    return out.toBytes();
  }

  /** The entries from the first on; only one iteration at a time. */
  BlockEntries entries() {
    return new BlockEntries(entries.again(), first, hasCounted);
  }

  /** The prediction with that key; null if there is none. */
  PendingPrediction find(byte[] key) {
    return entries().last(key, names);
  }
}
