package dev.weir.stream.labels;

import dev.weir.stream.state.Age;
import dev.weir.stream.state.ByteWriter;

/**
 * The block that is being filled. It is written at each commit that finds something new, again and
 * again under the same number, until it is full: by its bytes, by the times it was written, so that
 * an entry is written a few times at most, or by its age, so that all of it expires at about the
 * same time.
 */
final class TailBlock {
  static final int FULL_BYTES = 8 << 10;
  static final int FULL_WRITES = 16;
  private static final long NOT_BEGUN = Long.MAX_VALUE;

  private final long span;
  private final ByteWriter entries = new ByteWriter();
  private final BlockNames names = new BlockNames();
  private long number;
  private long firstEventTime;
  private long firstFirstSeen;
  private long latestEventTime;
  private long latestFirstSeen;
  private long begun;
  private int writes;
  private boolean dirty;

  /**
   * Begins with an empty block.
   *
   * @param span how much later than its first the last new entry may be seen, in milliseconds
   */
  TailBlock(long span) {
    this.span = span;
  }

  /** Forgets everything and begins the block with that number. */
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

  /** Whether nothing more should be added. */
  boolean isFull() {
    return entries.size() + names.characters() >= FULL_BYTES || writes >= FULL_WRITES;
  }

  /** Whether a new entry that is first seen at that time is too young for this block. */
  boolean isTooOldFor(long firstSeen) {
    return begun != NOT_BEGUN && firstSeen - begun > span;
  }

  /** The latest times in the block and in those that it outlives. */
  Age latest() {
    return new Age(latestEventTime, latestFirstSeen);
  }

  /**
   * Adds an entry.
   *
   * @param replaces the number of the block with the entry that it replaces; 0: none
   */
  void add(byte[] key, OpenPrediction prediction, long replaces) {
    if (isEmpty()) {
      firstEventTime = prediction.eventTime();
      firstFirstSeen = prediction.firstSeen();
      latestEventTime = firstEventTime;
      latestFirstSeen = firstFirstSeen;
    }
    if (replaces == 0 && begun == NOT_BEGUN) {
      begun = prediction.firstSeen();
    }
    outlive(new Age(prediction.eventTime(), prediction.firstSeen()));
    BlockEntries.write(
        entries,
        key,
        prediction,
        replaces == 0 ? -1 : number - replaces,
        firstEventTime,
        firstFirstSeen,
        names);
    dirty = true;
  }

  /** Keeps the block at least as long as a block of that age. */
  void outlive(Age other) {
    latestEventTime = Math.max(latestEventTime, other.eventTime());
    latestFirstSeen = Math.max(latestFirstSeen, other.firstSeen());
  }

  /** The prediction with that key; null: there is none. */
  OpenPrediction find(byte[] key) {
    return entries().last(key, names);
  }

  /** From the first entry on. */
  BlockEntries entries() {
    return new BlockEntries(
        entries.reader("block of predictions"), firstEventTime, firstFirstSeen, true);
  }

  /** The stored form; the block counts as written. */
  byte[] written() {
    writes++;
    dirty = false;
    return Block.write(latest(), firstEventTime, firstFirstSeen, entries, names);
  }
}
