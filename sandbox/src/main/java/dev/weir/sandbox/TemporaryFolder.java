package dev.weir.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;
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
      Utils.delete(path.toFile());
    } catch (IOException e) {
      log.warn("Could not remove {}; remove it by hand", path, e);
    }
  }
}
