package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryHomeTest {

  @TempDir Path folder;

  @Test
  void shouldBeFoundByName() throws IOException {
    touch("elsewhere/weir-launcher.jar");

    var home = find(folder.resolve("elsewhere").toString(), Path.of("unused"));

    assertThat(home.path()).isEqualTo(folder.resolve("elsewhere"));
  }

  @Test
  void shouldBeFoundBesideTheClassesAndBesideTheJar() throws IOException {
    touch("target/apicurio/weir-launcher.jar");
    Path expected = folder.resolve("target/apicurio");

    assertThat(find(null, folder.resolve("target/classes")).path()).isEqualTo(expected);
    assertThat(find(" ", folder.resolve("target/sandbox-1.jar")).path()).isEqualTo(expected);
  }

  @Test
  void shouldSayWhereItLookedAndWhatToDo() {
    assertThatThrownBy(() -> find(null, folder.resolve("target/classes")))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("No registry in " + folder.resolve("target/apicurio"))
        .hasMessageContaining("beside classes")
        .hasMessageContaining("mvn -DskipTests package")
        .hasMessageContaining("mvn dependency:get")
        .hasMessageContaining("io.apicurio:apicurio-registry-app:1.2:tar.gz:all")
        .hasMessageContaining("-Dweir.registry.home=FOLDER");
    assertThatThrownBy(() -> find(folder.toString(), Path.of("unused")))
        .hasMessageContaining("named by -Dweir.registry.home");
  }

  @Test
  void shouldPutRewrittenClassesBeforeTheOriginals() throws IOException {
    // Given
    touch("app/registry-1.jar");
    touch("lib/boot/b.jar");
    touch("lib/main/z.jar");
    touch("lib/main/a.jar");
    touch("lib/main/notes.txt");

    // Then
    assertThat(new RegistryHome(folder).classPath())
        .containsExactly(
            "weir-launcher.jar",
            "quarkus/transformed-bytecode.jar",
            "quarkus/generated-bytecode.jar",
            "app/registry-1.jar",
            "lib/boot/b.jar",
            "lib/main/a.jar",
            "lib/main/z.jar");
  }

  @Test
  void shouldRefuseTwoVersionsUnpackedIntoOneFolder() throws IOException {
    touch("app/registry-1.jar");
    touch("app/registry-2.jar");

    assertThatThrownBy(() -> new RegistryHome(folder).classPath())
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("2 registries [app/registry-1.jar, app/registry-2.jar]")
        .hasMessageContaining("delete the folder");
  }

  @Test
  void shouldSayThatAFolderIsDamaged() throws IOException {
    touch("app/registry-1.jar");

    assertThatThrownBy(() -> new RegistryHome(folder).classPath())
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("Cannot read " + folder.resolve("lib/boot"));
  }

  @Test
  void shouldKeepACacheForEachJvmVersion() {
    assertThat(new RegistryHome(folder).cache().getFileName().toString())
        .matches("weir-\\d+[a-z0-9.-]*\\.aot");
  }

  private RegistryHome find(String named, Path classes) {
    var archive = RegistryArchive.inRepository(folder.resolve("repository"), "1.2");
    return RegistryHome.find(named, classes, archive, folder.resolve("cache"));
  }

  private void touch(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }
}
