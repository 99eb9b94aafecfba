package dev.weir.stream.labels;

import dev.weir.schemas.Labels;
import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import dev.weir.stream.state.EntryTimestamps;
import dev.weir.stream.state.KeyHash;
import java.util.Arrays;
import java.util.List;

/**
 * Iterates over the entries of a block.
 *
 * <p>Layout of an entry, numbers as varints: length of the key, key; event time and first seen,
 * minus those of the block's first entry; distance in blocks to the replaced entry, plus 1 (0:
 * none); number of the truth, plus 1 (0: none); count and numbers of the predictions. If there is a
 * truth, a prediction's number is doubled, plus 1 if the truth counts as {@link Labels#OTHER}; not
 * so in blocks of earlier versions.
 */
final class BlockEntries {
  private final ByteReader in;
  private final EntryTimestamps first;
  private final boolean hasCounted;
  private int keyFrom;
  private int keyLength;

  /**
   * Starts before the first entry.
   *
   * @param hasCounted whether entries contain the class counted for their truth
   */
  BlockEntries(ByteReader in, EntryTimestamps first, boolean hasCounted) {
    this.in = in;
    this.first = first;
    this.hasCounted = hasCounted;
  }

  /**
   * Writes an entry.
   *
   * @param replaces distance in blocks to the replaced entry; -1: none
   */
  static void write(
      ByteWriter out,
      byte[] key,
      PendingPrediction prediction,
      long replaces,
      EntryTimestamps first,
      BlockDictionary names) {
    out.putVarint(key.length).putBytes(key, key.length);
    out.putSigned(prediction.eventTime() - first.eventTime());
    out.putSigned(prediction.firstSeen() - first.firstSeen());
    out.putVarint(replaces + 1);
    out.putVarint(prediction.truth() == null ? 0 : 1 + names.numberOf(prediction.truth()));
    List<StoredPrediction> made = prediction.predictions();
    out.putVarint(made.size());
    for (int i = 0; i < made.size(); i++) {
      int number = names.numberOf(made.get(i));
      out.putVarint(prediction.truth() == null ? number : 2L * number + other(prediction, i));
    }
  }

  private static int other(PendingPrediction prediction, int i) {
    return !prediction.counted().isEmpty() && prediction.counted().get(i).equals(Labels.OTHER)
        ? 1
        : 0;
  }

  /** Moves to the next entry's key; returns false if there is none. */
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

  /** Skips the rest of the entry; returns {@link #write}'s {@code replaces}. */
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

  /** Reads the rest of the entry. */
  PendingPrediction read(BlockDictionary names) {
    long eventTime = first.eventTime() + in.getSigned();
    long firstSeen = first.firstSeen() + in.getSigned();
    in.getVarint();
    int number = in.getIndex(1 + names.texts().size());
    String truth = number == 0 ? null : names.texts().get(number - 1);
    StoredPrediction[] made = new StoredPrediction[in.getIndex(in.remaining() + 1)];
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
    return new PendingPrediction(eventTime, firstSeen, truth, List.of(made), List.of(counted));
  }

  /** Reads the last entry with that key; null if there is none. */
  PendingPrediction last(byte[] key, BlockDictionary names) {
    PendingPrediction found = null;
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
