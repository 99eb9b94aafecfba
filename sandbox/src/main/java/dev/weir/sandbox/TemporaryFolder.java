package dev.weir.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder under the system's temporary folder, deleted recursively on close. */
record TemporaryFolder(Path path) implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TemporaryFolder.class);

  static TemporaryFolder create(String prefix) {
    try {
      return new TemporaryFolder(Files.createTempDirectory(prefix));
    } catch (IOException e) {
      throw new SandboxException(
          "Cannot create a folder under " + System.getProperty("java.io.tmpdir"), e);
    }
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(path, new Remover());
    } catch (NoSuchFileException e) {
      log.debug("Already gone: {}", path);
    } catch (IOException e) {
      log.warn("Could not remove {}; remove it by hand", path, e);
    }
  }

  /** Deletes files, then their folders; a file that is deleted concurrently is not an error. */
  private static final class Remover extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
      if (error instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw error;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException error) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
