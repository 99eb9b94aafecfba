package dev.weir.stream.state;

import java.util.Arrays;

/**
 * Maps hashes to the places of entries: a hash table with open addressing, 8 bytes per slot and no
 * object per entry. Different keys may share a hash, even with a key that was never added: compare
 * the entry's key.
 *
 * <p>Between 3/8 and 3/4 of the slots are used while it grows, so an entry takes 11 to 21 bytes; it
 * shrinks below 1/8. For example, a million entries take 2^21 slots, 16 MiB, and the hash of an
 * unknown key, 32 bits of which 21 choose the slot, is found in about one of a thousand look-ups.
 */
public final class KeyIndex {
  private static final int LEAST_BITS = 10;

  private long[] slots = new long[1 << LEAST_BITS];
  private int bits = LEAST_BITS;
  private int size;

  /** The number of entries. */
  public int size() {
    return size;
  }

  /** Bytes of heap of the table. */
  public long heapBytes() {
    return (long) slots.length * Long.BYTES;
  }

  /** The first slot with that hash; -1 if there is none. */
  public int first(int hash) {
    return from(home(hash), hash);
  }

  /** The next slot with that hash after a found one; -1 if there is none. */
  public int next(int slot, int hash) {
    return from(after(slot), hash);
  }

  /** The place stored in a slot. */
  public int place(int slot) {
    return (int) slots[slot];
  }

  /**
   * Adds an entry.
   *
   * @param place any number except 0
   */
  public void add(int hash, int place) {
    if (place == 0) {
      throw new IllegalArgumentException("place 0 marks a free slot");
    }
    if (size >= slots.length / 4 * 3) {
      resize(bits + 1);
    }
    insert(entry(hash, place));
    size++;
  }

  /** Moves one entry with that hash to another place; returns false if there is none. */
  public boolean move(int hash, int from, int to) {
    int slot = slotOf(hash, from);
    if (slot < 0) {
      return false;
    }
    slots[slot] = entry(hash, to);
    return true;
  }

  /** Removes one entry; returns false if there is none. */
  public boolean remove(int hash, int place) {
    int slot = slotOf(hash, place);
    if (slot < 0) {
      return false;
    }
    free(slot);
    size--;
    if (bits > LEAST_BITS && size < slots.length / 8) {
      resize(bits - 1);
    }
    return true;
  }

  /** Removes all entries. */
  public void clear() {
    bits = LEAST_BITS;
    slots = new long[1 << bits];
    size = 0;
  }

  private int slotOf(int hash, int place) {
    int slot = first(hash);
    while (slot >= 0 && place(slot) != place) {
      slot = next(slot, hash);
    }
    return slot;
  }

  private int from(int start, int hash) {
    int slot = start;
    for (long entry = slots[slot]; entry != 0; entry = slots[slot]) {
      if ((int) (entry >>> 32) == hash) {
        return slot;
      }
      slot = after(slot);
    }
    return -1;
  }

  private void insert(long entry) {
    int slot = home((int) (entry >>> 32));
    while (slots[slot] != 0) {
      slot = after(slot);
    }
    slots[slot] = entry;
  }

  /** Moves later entries forward, so that no probe ends early at the gap. */
  private void free(int slot) {
    int hole = slot;
    for (int at = after(slot); slots[at] != 0; at = after(at)) {
      int home = home((int) (slots[at] >>> 32));
      if (distance(home, at) >= distance(hole, at)) {
        slots[hole] = slots[at];
        hole = at;
      }
    }
    slots[hole] = 0;
  }

  private void resize(int newBits) {
    long[] old = slots;
    bits = newBits;
    slots = new long[1 << newBits];
    Arrays.stream(old).filter(entry -> entry != 0).forEach(this::insert);
  }

  private int home(int hash) {
    return hash >>> (Integer.SIZE - bits);
  }

  private int after(int slot) {
    return slot + 1 & slots.length - 1;
  }

  private int distance(int from, int to) {
    return to - from & slots.length - 1;
  }

  private static long entry(int hash, int place) {
    return (long) hash << 32 | Integer.toUnsignedLong(place);
  }
}
