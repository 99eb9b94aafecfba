package dev.weir.classifiers.model;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * CRC-32C, in hexadecimal, of everything after an artifact's head: it detects corruption in storage
 * or transfer. It is an entry of the head that older versions of Weir ignore; their artifacts have
 * none and are not checked.
 */
final class ContentChecksum {
  static final String ENTRY = "weir.crc32c";

  private final CRC32C checksum = new CRC32C();

  /** A stream that updates the checksum as it is read. */
  InputStream reading(InputStream in) {
    return new CheckedInputStream(in, checksum);
  }

  /** A stream that discards its data after updating the checksum. */
  OutputStream writing() {
    return new CheckedOutputStream(OutputStream.nullOutputStream(), checksum);
  }

  void begin() {
    checksum.reset();
  }

  /** The checksum of everything since the reset. */
  String text() {
    return HexFormat.of().toHexDigits((int) checksum.getValue());
  }

  /**
   * Compares with the head's entry.
   *
   * @param expected empty: no entry
   * @throws ArtifactException if the checksum differs
   */
  void check(String expected) throws ArtifactException {
    if (!expected.isEmpty() && !expected.equals(text())) {
      throw new ArtifactException(
          "the artifact is damaged: its checksum is %s instead of %s; copy it again, or train again"
              .formatted(text(), expected));
    }
  }
}
