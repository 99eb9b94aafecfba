package dev.weir.sandbox;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the unpacked registry: {@code sandbox/target/apicurio} in this project's build; if
 * the sandbox is used as a library, a folder in the user's cache ({@link RegistryArchive}).
 *
 * <p>Besides the distribution's files it contains the launcher's jar and one ahead-of-time cache
 * per JVM that prepared it.
 */
record RegistryHome(Path path) {

  /** The system property for the folder. */
  static final String PROPERTY = "weir.registry.home";

  private static final String LAUNCHER = "weir-launcher.jar";
  private static final String FOLDER = "apicurio";

  /**
   * Finds the folder by the system property, or beside this module's classes or jar, or else
   * unpacks the archive in the jar's Maven repository.
   */
  static RegistryHome find() {
    Path own = ownLocation();
    return find(
        System.getProperty(PROPERTY),
        own,
        RegistryArchive.inRepositoryOf(own),
        RegistryArchive.userCache());
  }

  static RegistryHome find(
      @Nullable String named, Path classes, RegistryArchive archive, Path cache) {
    boolean byName = named != null && !named.isBlank();
    Path path = byName ? Path.of(named) : classes.resolveSibling(FOLDER);
    var home = new RegistryHome(path.toAbsolutePath().normalize());
    if (Files.isRegularFile(home.launcher())) {
      return home;
    }
    if (byName) {
      throw new SandboxException(
          "No registry in %s (named by -D%s); name a folder that 'mvn -DskipTests package' in Weir's project made, sandbox/target/%s"
              .formatted(home.path, PROPERTY, FOLDER));
    }
    if (archive.exists()) {
      return archive.unpackedUnder(cache);
    }
    throw new SandboxException(
        "No registry in %s (beside %s), and no archive of one at %s; in Weir's project run 'mvn -DskipTests package'; where Weir is a dependency run '%s', or set -D%s=FOLDER to an unpacked one"
            .formatted(
                home.path, classes.getFileName(), archive.file(), archive.download(), PROPERTY));
  }

  private static Path ownLocation() {
    try {
      var source = RegistryHome.class.getProtectionDomain().getCodeSource();
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new SandboxException("Cannot locate the sandbox's classes", e);
    }
  }

  Path launcher() {
    return path.resolve(LAUNCHER);
  }

  /** The ahead-of-time cache for the running JVM's version. */
  Path cache() {
    String version = System.getProperty("java.vm.version").replaceAll("[^0-9A-Za-z.]", "-");
    return path.resolve("weir-" + version.toLowerCase(Locale.ROOT) + ".aot");
  }

  /**
   * The jars in a fixed order, which an ahead-of-time cache depends on, relative to the folder.
   * Quarkus' rewritten classes precede the ones they replace.
   */
  List<String> classPath() {
    List<String> jars = new ArrayList<>();
    jars.add(LAUNCHER);
    jars.add("quarkus/transformed-bytecode.jar");
    jars.add("quarkus/generated-bytecode.jar");
    jars.add(application());
    jars.addAll(jars("lib/boot"));
    jars.addAll(jars("lib/main"));
    return jars;
  }

  private String application() {
    List<String> found = jars("app");
    if (found.size() != 1) {
      throw new SandboxException(
          "%s holds %d registries %s instead of 1; delete the folder and run 'mvn -DskipTests package'"
              .formatted(path, found.size(), found));
    }
    return found.getFirst();
  }

  private List<String> jars(String folder) {
    try (Stream<Path> files = Files.list(path.resolve(folder))) {
      return files
          .map(file -> folder + "/" + file.getFileName())
          .filter(name -> name.endsWith(".jar"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new SandboxException(
          "Cannot read %s; delete %s and run 'mvn -DskipTests package'"
              .formatted(path.resolve(folder), path),
          e);
    }
  }
}
