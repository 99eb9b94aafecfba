package dev.weir.model;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * CRC-32C of all that comes after an artifact's head, in hexadecimal: it tells a file that was
 * damaged where it lies, or on its way, from the one that was written. It stands in the head as an
 * entry that older versions of Weir pass over; artifacts of theirs have none, and are not checked.
 */
final class ContentChecksum {
  /** The name of the head's entry. */
  static final String ENTRY = "weir.crc32c";

  private final CRC32C checksum = new CRC32C();

  /** A stream that is counted in as it is read. */
  InputStream reading(InputStream in) {
    return new CheckedInputStream(in, checksum);
  }

  /** A stream that leads nowhere but counts what is written. */
  OutputStream writing() {
    return new CheckedOutputStream(OutputStream.nullOutputStream(), checksum);
  }

  /** Forgets what was counted so far. */
  void begin() {
    checksum.reset();
  }

  /** Of what was read or written since the beginning. */
  String text() {
    return HexFormat.of().toHexDigits((int) checksum.getValue());
  }

  /**
   * Compares with what the head says.
   *
   * @param expected empty: it says nothing
   * @throws ArtifactException if the bytes are others than those that were written
   */
  void check(String expected) throws ArtifactException {
    if (!expected.isEmpty() && !expected.equals(text())) {
      throw new ArtifactException(
          "the artifact is damaged: its bytes are not those that were written (checksum %s, not %s); copy it again, or train again"
              .formatted(text(), expected));
    }
  }
}
