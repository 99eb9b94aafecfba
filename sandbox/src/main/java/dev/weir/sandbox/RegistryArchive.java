package dev.weir.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.examples.Expander;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry's archive in a local Maven repository, for projects that use the sandbox as a
 * library, without a build's {@code sandbox/target} in which it is unpacked.
 *
 * @param file the archive, a {@code .tar.gz}; may not exist
 * @param version version of the registry
 */
record RegistryArchive(Path file, String version) {

  private static final Logger log = LoggerFactory.getLogger(RegistryArchive.class);

  /** From the folder of a jar in a repository, GROUP/GROUP/ARTIFACT/VERSION, up to its root. */
  private static final int DEPTH = 4;

  /** The archive in the repository that contains this module's jar. */
  static RegistryArchive inRepositoryOf(Path jar) {
    Path root = jar.toAbsolutePath();
    for (int i = 0; i <= DEPTH && root.getParent() != null; i++) {
      root = root.getParent();
    }
    return inRepository(root, packagedVersion());
  }

  static RegistryArchive inRepository(Path root, String version) {
    String name = "apicurio-registry-app-%s-all.tar.gz".formatted(version);
    Path folder = root.resolve("io/apicurio/apicurio-registry-app").resolve(version);
    return new RegistryArchive(folder.resolve(name), version);
  }

  private static String packagedVersion() {
    try (InputStream in = RegistryArchive.class.getResourceAsStream("registry.properties")) {
      var properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new SandboxException("Cannot read registry.properties from the sandbox's jar", e);
    }
  }

  boolean exists() {
    return Files.isRegularFile(file);
  }

  /** The command that downloads it into the repository. */
  String download() {
    return "mvn dependency:get -Dtransitive=false -Dartifact=io.apicurio:apicurio-registry-app:%s:tar.gz:all"
        .formatted(version);
  }

  /** {@code $XDG_CACHE_HOME/weir} or {@code ~/.cache/weir}. */
  static Path userCache() {
    String caches = System.getenv("XDG_CACHE_HOME");
    Path cache =
        caches == null || caches.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(caches);
    return cache.resolve("weir");
  }

  /**
   * The unpacked registry's folder in a cache; unpacked once, also with concurrent processes.
   *
   * @throws SandboxException if the archive cannot be read or the cache cannot be written
   */
  RegistryHome unpackedUnder(Path cache) {
    var home = new RegistryHome(cache.resolve("registry-" + version));
    if (Files.isRegularFile(home.launcher())) {
      return home;
    }
    try {
      Files.createDirectories(cache);
      Path lock = cache.resolve("registry-" + version + ".lock");
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        log.debug("Holding {}", held);
        unpack(home);
      }
    } catch (IOException e) {
      throw new SandboxException(
          "Cannot unpack %s into %s; delete that folder and try again, or set -D%s=FOLDER to an unpacked one"
              .formatted(file, home.path(), RegistryHome.PROPERTY),
          e);
    }
    return home;
  }

  /** Unpacks into a temporary folder first, so a folder with the final name is complete. */
  private void unpack(RegistryHome home) throws IOException {
    if (Files.isRegularFile(home.launcher())) {
      return;
    }
    log.info("Unpacking the registry {} into {}, once", version, home.path());
    Path work = Files.createTempDirectory(home.path().getParent(), "unpacking");
    try (var unfinished = new TemporaryFolder(work)) {
      var unpacked = new RegistryHome(unfinished.path().resolve("registry"));
      extract(unpacked.path());
      RegistryPreparation.writeLauncher(unpacked);
      Files.move(unpacked.path(), home.path());
    }
  }

  /** Refuses entries that lead out of the folder. */
  private void extract(Path folder) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        var tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
      new Expander().expand(tar, folder);
    }
  }
}
