package dev.weir.trainer.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * A file in MNIST's format IDX, raw or gzipped: a magic number with the number of dimensions, the
 * size of each (4 bytes, big-endian), then one byte per element.
 *
 * @param sizes the size of each dimension
 * @param bytes all elements, the last dimension fastest
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record IdxFile(int[] sizes, byte[] bytes) {

  private static final int UNSIGNED_BYTES = 0x08;

  /**
   * Reads a file.
   *
   * @param dimensions required number of dimensions
   * @throws DataException if it is missing, of another kind, truncated or too long
   */
  static IdxFile read(Path file, int dimensions) {
    if (!Files.isRegularFile(file)) {
      throw DataException.in(file, Files.exists(file) ? "is not a file" : "no such file");
    }
    try (DataInputStream in = new DataInputStream(GzipFiles.open(file))) {
      return intact(file, in, dimensions);
    } catch (EOFException e) {
      throw new DataException(file + ": is truncated", e);
    } catch (ZipException e) {
      throw new DataException(file + ": is corrupt: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static IdxFile intact(Path file, DataInputStream in, int dimensions) throws IOException {
    try {
      return read(file, in, dimensions);
    } catch (DataException e) {
      GzipFiles.requireIntact(file);
      throw e;
    }
  }

  private static IdxFile read(Path file, DataInputStream in, int dimensions) throws IOException {
    int magic = in.readInt();
    if (magic != (UNSIGNED_BYTES << 8 | dimensions)) {
      throw DataException.in(
          file,
          "begins with 0x%08x; an IDX file of bytes in %d %s begins with 0x%08x"
              .formatted(
                  magic,
                  dimensions,
                  dimensions == 1 ? "dimension" : "dimensions",
                  UNSIGNED_BYTES << 8 | dimensions));
    }
    int[] sizes = new int[dimensions];
    double announced = 1;
    for (int d = 0; d < dimensions; d++) {
      sizes[d] = in.readInt();
      if (sizes[d] < 1) {
        throw DataException.in(file, "dimension %d has size %d".formatted(d + 1, sizes[d]));
      }
      announced *= sizes[d];
    }
    ReadingMemory.checkBytes(file, announced);
    int total = (int) announced;
    byte[] bytes = in.readNBytes(total);
    if (bytes.length < total) {
      throw DataException.in(
          file,
          "has only %d of the %d bytes that its header announces".formatted(bytes.length, total));
    }
    if (in.read() >= 0) {
      throw DataException.in(
          file, "has more than the %d bytes that its header announces".formatted(total));
    }
    return new IdxFile(sizes, bytes);
  }
}
