package dev.weir.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which records are kept for testing: those for which the first eight bytes of SHA-256(source, a
 * zero byte, id), as a fraction of 2^64, lie below the share. It depends on the record alone, so a
 * record that is held out today is held out in every later training too: a candidate and a champion
 * that were both trained on the stream are compared on records that neither has seen.
 */
final class HeldOut {
  private final double share;
  private final MessageDigest sha256 = newDigest();

  HeldOut(double share) {
    this.share = share;
  }

  boolean takes(String source, String id) {
    sha256.update(source.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) 0);
    byte[] digest = sha256.digest(id.getBytes(StandardCharsets.UTF_8));
    long bits = ByteBuffer.wrap(digest).getLong() >>> 11;
    return bits * 0x1p-53 < share;
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
