package dev.weir.trainer.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens files and decompresses them if they are gzipped. */
final class GzipFiles {
  private static final int GZIP = 0x1f8b;
  private static final int BUFFER = 1 << 16;

  private GzipFiles() {}

  /**
   * Requires that a gzipped file has its checksum: of a damaged one, the content would be blamed.
   *
   * @throws IOException if it has not
   */
  static void requireIntact(Path file) throws IOException {
    try (InputStream in = open(file)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  /** Opens a file; its first two bytes, not its name, determine whether it is gzipped. */
  static InputStream open(Path file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    in.mark(2);
    boolean isGzip = (in.read() << 8 | in.read()) == GZIP;
    in.reset();
    return isGzip ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
  }
}
