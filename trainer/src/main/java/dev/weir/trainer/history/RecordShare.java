package dev.weir.trainer.history;

import dev.weir.base.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Selects a share of all records by SHA-256(source, a zero byte, id): one of its eight-byte words,
 * as a fraction of 2^64, is below the share. The selection depends on the record alone, and
 * selections by different words are independent. Not thread-safe.
 */
final class RecordShare {
  /** The word that selects records held out for testing. */
  static final int OF_TESTS = 0;

  /** The word that selects the sample. */
  static final int OF_SAMPLE = 1;

  private final double share;
  private final int word;
  private final MessageDigest sha256 = Digests.sha256();

  /**
   * A share.
   *
   * @param share 1 for all
   */
  RecordShare(double share, int word) {
    this.share = share;
    this.word = word;
  }

  boolean takes(RecordId record) {
    if (share >= 1) {
      return true;
    }
    sha256.update(record.source().getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) 0);
    byte[] digest = sha256.digest(record.id().getBytes(StandardCharsets.UTF_8));
    long bits = ByteBuffer.wrap(digest).getLong(word * Long.BYTES) >>> 11;
    return bits * 0x1p-53 < share;
  }
}
