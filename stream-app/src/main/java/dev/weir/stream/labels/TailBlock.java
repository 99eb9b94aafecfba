package dev.weir.stream.labels;

import dev.weir.stream.state.ByteWriter;
import dev.weir.stream.state.EntryTimestamps;

/**
 * The block that is being filled. Each commit with changes rewrites it under the same number until
 * it is full: by its bytes, by the number of writes, so that an entry is rewritten only a few
 * times, or by its age, so that its entries expire at about the same time.
 */
final class TailBlock {
  static final int FULL_BYTES = 8 << 10;
  static final int FULL_WRITES = 16;
  private static final long NOT_BEGUN = Long.MAX_VALUE;

  private final long span;
  private final ByteWriter entries = new ByteWriter();
  private final BlockDictionary names = new BlockDictionary();
  private long number;
  private EntryTimestamps first = new EntryTimestamps(0, 0);
  private EntryTimestamps latest = first;
  private long begun;
  private int writes;
  private boolean dirty;

  /**
   * Starts with an empty block.
   *
   * @param span maximum milliseconds between the first seen times of its first and last new entry
   */
  TailBlock(long span) {
    this.span = span;
  }

  /** Discards everything and starts the block with that number. */
  void begin(long newNumber) {
    number = newNumber;
    entries.clear();
    names.clear();
    begun = NOT_BEGUN;
    writes = 0;
    dirty = false;
  }

  long number() {
    return number;
  }

  boolean isEmpty() {
    return entries.size() == 0;
  }

  boolean isDirty() {
    return dirty;
  }

  /** Whether no more entries should be added. */
  boolean isFull() {
    return entries.size() + names.characters() >= FULL_BYTES || writes >= FULL_WRITES;
  }

  /** Whether the block is too old for a new entry first seen at that time. */
  boolean isTooOldFor(long firstSeen) {
    return begun != NOT_BEGUN && firstSeen - begun > span;
  }

  /** The latest times in the block and in those that it outlives. */
  EntryTimestamps latest() {
    return latest;
  }

  /**
   * Adds an entry.
   *
   * @param replaces the number of the replaced entry's block; 0: none
   */
  void add(byte[] key, PendingPrediction prediction, long replaces) {
    if (isEmpty()) {
      first = prediction.times();
      latest = first;
    }
    if (replaces == 0 && begun == NOT_BEGUN) {
      begun = prediction.firstSeen();
    }
    outlive(prediction.times());
    long distance = replaces == 0 ? -1 : number - replaces;
    BlockEntries.write(entries, key, prediction, distance, first, names);
    dirty = true;
  }

  /** Keeps the block at least as long as a block of that age. */
  void outlive(EntryTimestamps other) {
    latest = latest.max(other);
  }

  /** The prediction with that key; null if there is none. */
  PendingPrediction find(byte[] key) {
    return new BlockEntries(entries.reader("block of predictions"), first, true).last(key, names);
  }

  /** Serializes the block and marks it as written. */
  byte[] written() {
    writes++;
    dirty = false;
    return PredictionBlock.write(latest, first, entries, names);
  }
}
