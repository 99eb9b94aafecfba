package dev.weir.modelregistry.chunks;

import dev.weir.base.Digests;
import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.ModelManifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An artifact's bytes, chunk by chunk; only one chunk is in memory at a time. They are hashed as
 * they are read, and {@link #verify()} compares them with the manifest.
 */
public final class ArtifactStream extends InputStream {
  /** Reads a chunk. */
  @FunctionalInterface
  public interface Source {
    byte[] chunk(int index) throws IOException;
  }

  private final Source source;
  private final ModelManifest manifest;
  private final MessageDigest digest = Digests.sha256();
  private byte[] chunk = new byte[0];
  private int at;
  private int index;
  private long total;
  private boolean isVerified;
  private @Nullable Exception failure;

  /** Reads the chunks of a manifest. */
  public ArtifactStream(Source source, ModelManifest manifest) {
    this.source = source;
    this.manifest = manifest;
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

  /**
   * Reads the remaining bytes and compares all with the manifest. A decoder may take a failed read
   * for a broken artifact: the failure is thrown here again.
   *
   * @throws ChunkException if size or digest differ
   */
  public void verify() throws IOException {
    if (isVerified) {
      return;
    }
    rethrow();
    transferTo(OutputStream.nullOutputStream());
    if (total != manifest.getBytes()) {
      throw new ChunkException(
          RefusalReason.SIZE_MISMATCH,
          "the chunks have %d bytes, the manifest says %d".formatted(total, manifest.getBytes()));
    }
    String found = Digests.hex(digest);
    if (!found.equals(manifest.getSha256())) {
      throw new ChunkException(
          RefusalReason.HASH_MISMATCH,
          "SHA-256 is %s, the manifest says %s".formatted(found, manifest.getSha256()));
    }
    isVerified = true;
  }

  private void rethrow() throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
  }

  private boolean fill() throws IOException {
    while (at == chunk.length) {
      if (index == manifest.getChunkCount()) {
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
      if (total > manifest.getBytes()) {
        throw new ChunkException(
            RefusalReason.SIZE_MISMATCH,
            "the chunks have more than the %d bytes that the manifest says"
                .formatted(manifest.getBytes()));
      }
      digest.update(bytes);
      return bytes;
    } catch (IOException | RuntimeException e) {
      failure = e;
      throw e;
    }
  }
}
