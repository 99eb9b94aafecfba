package dev.weir.sandbox;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of the registry's JVM.
 *
 * <p>Optimised for start-up rather than throughput: only the first compiler tier, the serial
 * collector and, if the build created one, an ahead-of-time cache.
 *
 * @param home folder of the unpacked registry; also the child's working directory
 * @param port the port of its API on 127.0.0.1
 * @param storage the folder of its database, which survives restarts
 */
record RegistryCommand(RegistryHome home, int port, Path storage) {

  /** The command for serving, with the cache if there is one for this JVM. */
  List<String> serve() {
    Path cache = home.cache();
    return Files.isRegularFile(cache) ? command("-XX:AOTCache=" + cache) : command();
  }

  /** The command that serves and writes a cache on exit. */
  List<String> record(Path cache) {
    return command("-XX:AOTCacheOutput=" + cache);
  }

  private List<String> command(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(options));
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(settings());
    command.add("-cp");
    command.add(String.join(File.pathSeparator, home.classPath()));
    command.add(RegistryMain.class.getName());
    return command;
  }

  private List<String> settings() {
    return List.of(
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "-Dquarkus.http.host=127.0.0.1",
        "-Dquarkus.http.port=" + port,
        "-Dquarkus.http.access-log.enabled=false",
        "-Dquarkus.management.host=127.0.0.1",
        "-Dquarkus.management.port=0",
        "-Dquarkus.otel.sdk.disabled=true",
        "-Dapicurio.datasource.url=jdbc:h2:file:" + storage.resolve("registry"),
        "-Dapicurio.datasource.jdbc.initial-size=2",
        "-Dapicurio.datasource.jdbc.min-size=2");
  }
}
