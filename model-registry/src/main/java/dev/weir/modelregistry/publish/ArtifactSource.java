package dev.weir.modelregistry.publish;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The source of an artifact's bytes, which are read several times and must not change. */
@FunctionalInterface
public interface ArtifactSource {

  /** Opens the bytes from the start. */
  InputStream open() throws IOException;

  /** Reads from a file. */
  static ArtifactSource of(Path file) {
    return () -> Files.newInputStream(file);
  }

  /** Reads from memory; the bytes are not copied. */
  static ArtifactSource of(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }
}
