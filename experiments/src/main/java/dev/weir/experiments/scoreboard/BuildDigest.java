package dev.weir.experiments.scoreboard;

import dev.weir.base.Digests;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.trainer.training.WnnEvaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/**
 * Identifies a build by the code that measures: a digest of all classes of the modules classifiers,
 * trainer and experiments, of names and contents, whether they come from folders or jars. Two
 * builds of one source have the same.
 */
final class BuildDigest {

  private static final int DIGITS = 16;
  private static final List<Class<?>> OF_MODULES =
      List.of(WnnClassifier.class, WnnEvaluation.class, BuildDigest.class);

  private static final String OF_THIS_BUILD = of(OF_MODULES.stream().map(BuildDigest::source));

  private BuildDigest() {}

  /** That of the running program: the first {@value #DIGITS} hexadecimal digits. */
  static String get() {
    return OF_THIS_BUILD;
  }

  private static Path source(Class<?> one) {
    try {
      return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(one + " has no path", e);
    }
  }

  /** That of these folders or jars of classes. */
  static String of(Stream<Path> sources) {
    MessageDigest digest = Digests.sha256();
    sources.forEachOrdered(source -> add(source, digest));
    return Digests.hex(digest).substring(0, DIGITS);
  }

  private static void add(Path source, MessageDigest digest) {
    try {
      if (Files.isDirectory(source)) {
        addClasses(source, digest);
        return;
      }
      try (FileSystem jar = FileSystems.newFileSystem(source)) {
        addClasses(jar.getPath("/"), digest);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addClasses(Path root, MessageDigest digest) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> classes =
          files
              .filter(file -> file.toString().endsWith(".class"))
              .sorted((a, b) -> name(root, a).compareTo(name(root, b)))
              .toList();
      for (Path each : classes) {
        digest.update(name(root, each).getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(each));
      }
    }
  }

  /** The same in folders and jars, on every system. */
  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
