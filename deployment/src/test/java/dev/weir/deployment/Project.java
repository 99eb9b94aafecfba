package dev.weir.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of this checkout. */
final class Project {

  /** Its root; tests run in the module's folder. */
  static final Path FOLDER = Path.of("..").toAbsolutePath().normalize();

  private Project() {}

  static String read(String path) {
    try {
      return Files.readString(FOLDER.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
