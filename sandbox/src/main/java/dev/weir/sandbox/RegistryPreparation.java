package dev.weir.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A build step for the unpacked registry: adds the launcher's jar and, once per JVM version,
 * records an ahead-of-time cache by starting and stopping the registry.
 *
 * <p>The cache is only valid for the exact jars it was recorded with, so the launcher is written
 * only if its content differs. Without a cache the registry starts more slowly: a failure to record
 * or write it is reported and does not fail the build.
 */
final class RegistryPreparation {

  private static final String MAIN = "dev/weir/sandbox/RegistryMain.class";
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration RECORD_LIMIT = Duration.ofMinutes(3);

  private RegistryPreparation() {}

  /** Prepares the folder named by the first argument. */
  public static void main(String[] args) throws IOException, InterruptedException {
    var home = new RegistryHome(Path.of(args[0]).toAbsolutePath().normalize());
    if (writeLauncher(home)) {
      Files.deleteIfExists(home.cache());
    }
    if (!Files.exists(home.cache())) {
      System.err.println("sandbox: preparing the registry for quick starts, once, ~20 s ...");
      makeCache(home, unfinished -> record(home, unfinished))
          .ifPresent(
              why ->
                  System.err.println(
                      "sandbox: no quick starts, the registry will take longer: " + why));
    }
  }

  /** Runs the registry's JVM until it has written a cache to a file. */
  @FunctionalInterface
  interface Recording {

    /** Returns the JVM's last output. */
    String into(Path file) throws IOException, InterruptedException;
  }

  /** Creates the cache; returns the reason if it fails. */
  static Optional<String> makeCache(RegistryHome home, Recording recording)
      throws InterruptedException {
    Path unfinished = home.path().resolve("recording.aot");
    try {
      String output = recording.into(unfinished);
      if (!Files.isRegularFile(unfinished)) {
        return Optional.of(
            "its JVM wrote no ahead-of-time cache. Its last output:%n%s".formatted(output));
      }
      Files.move(unfinished, home.cache(), StandardCopyOption.REPLACE_EXISTING);
      return Optional.empty();
    } catch (SandboxException | IOException e) {
      return Optional.of(e.toString());
    }
  }

  /** Writes the launcher's jar unless its content is unchanged; returns whether it was written. */
  static boolean writeLauncher(RegistryHome home) throws IOException {
    byte[] jar = launcherJar();
    Path file = home.launcher();
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), jar)) {
      return false;
    }
    Files.write(file, jar);
    return true;
  }

  private static byte[] launcherJar() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes);
        InputStream in = RegistryPreparation.class.getClassLoader().getResourceAsStream(MAIN)) {
      if (in == null) {
        throw new UncheckedIOException(new IOException("Not on the class path: " + MAIN));
      }
      var entry = new ZipEntry(MAIN);
      entry.setLastModifiedTime(FileTime.fromMillis(0));
      zip.putNextEntry(entry);
      in.transferTo(zip);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private static String record(RegistryHome home, Path unfinished)
      throws IOException, InterruptedException {
    int port = FreePorts.find(1).getFirst();
    try (var storage = TemporaryFolder.create("weir-registry-")) {
      var command = new RegistryCommand(home, port, storage.path());
      var process = new RegistryProcess(command.record(unfinished), home);
      try (var client = new RegistryClient("http://127.0.0.1:" + port + "/apis/ccompat/v7")) {
        process.awaitReady(client, START_LIMIT);
        client.setCompatibility("FULL");
      } finally {
        // The JVM writes the cache on exit.
        process.stop(RECORD_LIMIT);
      }
      return process.lastOutput();
    }
  }
}
