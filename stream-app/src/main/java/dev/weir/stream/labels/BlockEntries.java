package dev.weir.stream.labels;

import dev.weir.schemas.Labels;
import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import dev.weir.stream.state.KeyHash;
import java.util.Arrays;
import java.util.List;

/**
 * Walks over the entries of a block.
 *
 * <p>Layout of an entry, numbers in as few bytes as they need: length of the key, key; event time
 * and first seen, less those of the block's first entry; 0, or 1 and how many blocks before this
 * one the entry lay that it replaces; 0, or 1 and the number of the truth; count and numbers of the
 * predictions. Where there is a truth, the number of a prediction is twice its own, and one more
 * where the truth counts as {@link Labels#OTHER}; not so in blocks of earlier versions.
 */
final class BlockEntries {
  private final ByteReader in;
  private final long firstEventTime;
  private final long firstFirstSeen;
  private final boolean hasCounted;
  private int keyFrom;
  private int keyLength;

  /**
   * Begins before the first entry.
   *
   * @param hasCounted whether entries say as what their truth counted
   */
  BlockEntries(ByteReader in, long firstEventTime, long firstFirstSeen, boolean hasCounted) {
    this.in = in;
    this.hasCounted = hasCounted;
    this.firstEventTime = firstEventTime;
    this.firstFirstSeen = firstFirstSeen;
  }

  /**
   * Writes an entry.
   *
   * @param replaces how many blocks before this one the entry lies that it replaces; -1: none
   */
  static void write(
      ByteWriter out,
      byte[] key,
      OpenPrediction prediction,
      long replaces,
      long firstEventTime,
      long firstFirstSeen,
      BlockNames names) {
    out.putVarint(key.length).putBytes(key, key.length);
    out.putSigned(prediction.eventTime() - firstEventTime);
    out.putSigned(prediction.firstSeen() - firstFirstSeen);
    out.putVarint(replaces + 1);
    out.putVarint(prediction.truth() == null ? 0 : 1 + names.numberOf(prediction.truth()));
    List<MadePrediction> made = prediction.predictions();
    out.putVarint(made.size());
    for (int i = 0; i < made.size(); i++) {
      int number = names.numberOf(made.get(i));
      out.putVarint(prediction.truth() == null ? number : 2L * number + other(prediction, i));
    }
  }

  private static int other(OpenPrediction prediction, int i) {
    return !prediction.counted().isEmpty() && prediction.counted().get(i).equals(Labels.OTHER)
        ? 1
        : 0;
  }

  /** Goes to the next entry's key; false: there is none. */
  boolean next() {
    if (in.remaining() == 0) {
      return false;
    }
    keyLength = in.getIndex(Integer.MAX_VALUE);
    keyFrom = in.position();
    in.skip(keyLength);
    return true;
  }

  boolean isAt(byte[] key) {
    return Arrays.equals(in.array(), keyFrom, keyFrom + keyLength, key, 0, key.length);
  }

  int hash() {
    return KeyHash.of(in.array(), keyFrom, keyLength);
  }

  /** Passes over what follows the key; returns what {@link #write} took as {@code replaces}. */
  long pass() {
    in.getVarint();
    in.getVarint();
    final long replaces = in.getVarint() - 1;
    in.getVarint();
    for (long left = in.getVarint(); left > 0; left--) {
      in.getVarint();
    }
    return replaces;
  }

  /** Reads what follows the key. */
  OpenPrediction read(BlockNames names) {
    long eventTime = firstEventTime + in.getSigned();
    long firstSeen = firstFirstSeen + in.getSigned();
    in.getVarint();
    int number = in.getIndex(1 + names.texts().size());
    String truth = number == 0 ? null : names.texts().get(number - 1);
    MadePrediction[] made = new MadePrediction[in.getIndex(in.remaining() + 1)];
    String[] counted = new String[truth == null || !hasCounted ? 0 : made.length];
    for (int i = 0; i < made.length; i++) {
      if (counted.length == 0) {
        made[i] = names.made().get(in.getIndex(names.made().size()));
      } else {
        int twice = in.getIndex(2 * names.made().size());
        made[i] = names.made().get(twice / 2);
        counted[i] = twice % 2 == 0 ? truth : Labels.OTHER;
      }
    }
    return new OpenPrediction(eventTime, firstSeen, truth, List.of(made), List.of(counted));
  }

  /** Reads the last entry with that key; null: there is none. */
  OpenPrediction last(byte[] key, BlockNames names) {
    OpenPrediction found = null;
    while (next()) {
      if (isAt(key)) {
        found = read(names);
      } else {
        pass();
      }
    }
    return found;
  }
}
