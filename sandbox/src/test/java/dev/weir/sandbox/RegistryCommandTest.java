package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCommandTest {

  @TempDir Path folder;
  private RegistryCommand command;

  @BeforeEach
  void unpack() throws IOException {
    Files.createDirectories(folder.resolve("lib/boot"));
    Files.createDirectories(folder.resolve("lib/main"));
    Files.createDirectories(folder.resolve("app"));
    Files.createFile(folder.resolve("app/registry.jar"));
    command = new RegistryCommand(new RegistryHome(folder), 20_123, Path.of("/data dir"));
  }

  @Test
  void shouldRunThisJvmOnLoopback() {
    assertThat(command.serve())
        .startsWith(Path.of(System.getProperty("java.home"), "bin", "java").toString())
        .contains("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=20123")
        .contains("-Dquarkus.management.host=127.0.0.1", "-Dquarkus.management.port=0")
        .contains("-Dapicurio.datasource.url=jdbc:h2:file:/data dir/registry")
        .endsWith("dev.weir.sandbox.RegistryMain");
  }

  @Test
  void shouldNameJarsRelativeToTheFolder() {
    List<String> words = command.serve();

    assertThat(words.get(words.indexOf("-cp") + 1))
        .isEqualTo(
            String.join(
                File.pathSeparator,
                "weir-launcher.jar",
                "quarkus/transformed-bytecode.jar",
                "quarkus/generated-bytecode.jar",
                "app/registry.jar"));
  }

  @Test
  void shouldUseACacheOnlyWhereThereIsOne() throws IOException {
    Path cache = new RegistryHome(folder).cache();
    assertThat(command.serve()).noneMatch(word -> word.startsWith("-XX:AOTCache"));

    Files.createFile(cache);

    assertThat(command.serve()).contains("-XX:AOTCache=" + cache);
    assertThat(command.record(cache)).contains("-XX:AOTCacheOutput=" + cache);
  }
}
