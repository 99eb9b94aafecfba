package dev.weir.stream.models;

import dev.weir.routes.RefusalReason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

/**
 * The artifact's bytes, chunk by chunk; only one chunk is in memory at a time. It remembers a
 * failed read, so that a decoder cannot mistake a broken broker for a broken artifact.
 */
final class ChunkInputStream extends InputStream {
  /** Reads a chunk. */
  @FunctionalInterface
  interface Source {
    byte[] chunk(int index) throws IOException;
  }

  private final Source source;
  private final int count;
  private final long limit;
  private byte[] chunk = new byte[0];
  private int at;
  private int index;
  private long total;
  private Exception failure;

  /**
   * Reads chunks.
   *
   * @param count number of chunks
   * @param limit maximum total bytes
   */
  ChunkInputStream(Source source, int count, long limit) {
    this.source = source;
    this.count = count;
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    return fill() ? chunk[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int n = Math.min(length, chunk.length - at);
    System.arraycopy(chunk, at, target, offset, n);
    at += n;
    return n;
  }

  /** Total bytes of the chunks read so far. */
  long total() {
    return total;
  }

  /** The read failure, if any. */
  Optional<Exception> failure() {
    return Optional.ofNullable(failure);
  }

  private boolean fill() throws IOException {
    while (at == chunk.length) {
      if (index == count) {
        return false;
      }
      chunk = next();
      at = 0;
      index++;
    }
    return true;
  }

  private byte[] next() throws IOException {
    try {
      byte[] bytes = source.chunk(index);
      total += bytes.length;
      if (total > limit) {
        throw new ChunkException(
            RefusalReason.SIZE_MISMATCH,
            "the chunks have more than the %d bytes that the manifest says".formatted(limit),
            null);
      }
      return bytes;
    } catch (IOException | RuntimeException e) {
      failure = e;
      throw e;
    }
  }
}
