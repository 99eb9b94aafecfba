package dev.weir.stream.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A well-mixed hash of bytes: eight bytes per step, then a finaliser. */
public final class KeyHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The multipliers of MurmurHash3's and SplitMix64's finalisers. */
  private static final long STEP = 0xFF51AFD7ED558CCDL;

  private static final long LAST = 0xBF58476D1CE4E5B9L;

  private KeyHash() {}

  /** The hash of all bytes. */
  public static int of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /** The hash of a range, equal to that of a copy of it. */
  public static int of(byte[] bytes, int from, int length) {
    long hash = length * LAST;
    int at = from;
    for (int end = from + length - Long.BYTES; at <= end; at += Long.BYTES) {
      hash = mixed(hash ^ (long) LONGS.get(bytes, at), STEP);
    }
    long rest = 0;
    for (; at < from + length; at++) {
      rest = rest << 8 | (bytes[at] & 0xff);
    }
    return (int) (mixed(mixed(hash ^ rest, STEP), LAST) >>> 32);
  }

  private static long mixed(long value, long multiplier) {
    return (value ^ value >>> 32) * multiplier;
  }
}
