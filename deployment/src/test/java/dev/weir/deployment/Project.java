package dev.weir.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  /** Its version from the root pom. */
  static String version() {
    Matcher version = Pattern.compile("(?m)^  <version>(.+)</version>$").matcher(read("pom.xml"));
    if (!version.find()) {
      throw new IllegalStateException("no version in pom.xml");
    }
    return version.group(1);
  }
}
