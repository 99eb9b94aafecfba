package dev.weir.publish;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where an artifact's bytes come from; they are read several times and must stay the same. */
@FunctionalInterface
public interface ArtifactSource {

  /** Opens the bytes from their start. */
  InputStream open() throws IOException;

  /** A file. */
  static ArtifactSource of(Path file) {
    return () -> Files.newInputStream(file);
  }

  /** Bytes in memory, which are not copied. */
  static ArtifactSource of(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }
}
