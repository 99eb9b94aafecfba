package dev.weir.classifiers.model;

import dev.weir.base.BoundedDecoder;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.Decoder;

/**
 * Reads the framing of an Avro object container file: a head with the schema, then blocks. It
 * replaces Avro's {@code DataFileStream} for untrusted bytes: that one allocates arrays of any
 * requested size.
 */
final class ContainerReader {

  private static final byte[] MAGIC = {'O', 'b', 'j', 1};
  private static final int SYNC_BYTES = 16;
  private static final int MAX_ENTRIES = 64;
  private static final int MAX_ENTRY_BYTES = 64 << 10;

  /** Per block: enough for the names of all classes plus provenance texts. */
  private static final int MAX_TEXTS = 1 << 17;

  private final ContentChecksum checksum = new ContentChecksum();
  private final InputStream in;
  private final byte[] sync;
  private String expected = "";
  private final BoundedDecoder block = new BoundedDecoder(MAX_TEXTS);
  private long left;

  ContainerReader(InputStream in) throws ArtifactException, IOException {
    this.in = checksum.reading(in);
    if (!Arrays.equals(readFully(MAGIC.length), MAGIC)) {
      throw new ArtifactException(
          "this is not an artifact: it does not begin with Avro's magic bytes");
    }
    readHead();
    this.sync = readFully(SYNC_BYTES);
    checksum.begin();
  }

  /**
   * Whether another datum follows.
   *
   * @throws ArtifactException also at the end, if the checksum does not match
   */
  boolean hasNext() throws ArtifactException, IOException {
    while (left == 0) {
      checkConsumed();
      int first = in.read();
      if (first < 0) {
        checksum.check(expected);
        return false;
      }
      readBlock(first);
    }
    return true;
  }

  /** The decoder of the block, positioned at the next datum. */
  Decoder next() {
    left--;
    return block;
  }

  /**
   * Requires that nothing follows the last datum.
   *
   * @throws ArtifactException also if the checksum does not match
   */
  void requireEnd() throws ArtifactException, IOException {
    if (left > 0) {
      throw damaged("parts follow its end");
    }
    checkConsumed();
    if (in.read() >= 0) {
      throw damaged("bytes follow its end");
    }
    checksum.check(expected);
  }

  private static ArtifactException damaged(String how) {
    return new ArtifactException(
        "the artifact is damaged: %s; copy it again, or train again".formatted(how));
  }

  private void checkConsumed() throws ArtifactException {
    if (block.remainingBytes() > 0) {
      throw damaged("a block has %d extra bytes".formatted(block.remainingBytes()));
    }
  }

  private void readBlock(int first) throws ArtifactException, IOException {
    left = readLong(first);
    long bytes = readLong(readByte());
    if (bytes < 0 || bytes > ArtifactCodec.MAX_BLOCK_BYTES || left < 0 || left > bytes) {
      throw damaged("a block of %d parts in %d bytes".formatted(left, bytes));
    }
    block.reset(readFully((int) bytes), 0);
    if (!Arrays.equals(readFully(SYNC_BYTES), sync)) {
      throw damaged("a block does not end where it should");
    }
  }

  /** A map of names to bytes; only the schema and the absence of compression matter. */
  private void readHead() throws ArtifactException, IOException {
    String schema = null;
    int entries = 0;
    for (long count = readLong(readByte()); count != 0; count = readLong(readByte())) {
      if (count < 0 || (entries += (int) Math.min(count, MAX_ENTRIES + 1)) > MAX_ENTRIES) {
        throw new ArtifactException("the artifact's head has too many entries");
      }
      for (long i = 0; i < count; i++) {
        String name = readText();
        String value = readText();
        if (name.equals("avro.schema")) {
          schema = value;
        } else if (name.equals(ContentChecksum.ENTRY)) {
          expected = value;
        } else if (name.equals("avro.codec") && !value.equals("null")) {
          throw new ArtifactException("the artifact is compressed; artifacts never are");
        }
      }
    }
    if (!ArtifactSchemas.readable(schema)) {
      throw new ArtifactException(
          "the artifact's schema is not this version's: another version of Weir wrote it, it is"
              + " damaged, or it is another file");
    }
  }

  private String readText() throws ArtifactException, IOException {
    long bytes = readLong(readByte());
    if (bytes < 0 || bytes > MAX_ENTRY_BYTES) {
      throw new ArtifactException("the artifact's head has an entry of %d bytes".formatted(bytes));
    }
    return new String(readFully((int) bytes), StandardCharsets.UTF_8);
  }

  /** Reads at most this many bytes; the array grows with the data. */
  private byte[] readFully(int count) throws ArtifactException, IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new ArtifactException("the artifact is truncated");
    }
    return bytes;
  }

  private int readByte() throws ArtifactException, IOException {
    int next = in.read();
    if (next < 0) {
      throw new ArtifactException("the artifact is truncated", new EOFException());
    }
    return next;
  }

  /** Avro's long: seven bits per byte, lowest first, zigzag. */
  private long readLong(int first) throws ArtifactException, IOException {
    long bits = 0;
    int next = first;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      bits |= (next & 0x7FL) << shift;
      if (next < 0x80) {
        return (bits >>> 1) ^ -(bits & 1);
      }
      next = readByte();
    }
    throw damaged("a number has more than 64 bits");
  }
}
