package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryArchiveTest {

  @TempDir Path folder;

  private Path cache() {
    return folder.resolve("cache");
  }

  @Test
  void shouldLieInTheRepositoryOfTheJar() {
    // given
    Path jar = folder.resolve("dev/weir/sandbox/0.1.0/sandbox-0.1.0.jar");

    // when
    RegistryArchive archive = RegistryArchive.inRepositoryOf(jar);

    // then: the version is the one unpacked by the build, not a placeholder
    assertThat(archive.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(archive.file())
        .isEqualTo(RegistryArchive.inRepository(folder, archive.version()).file());
    assertThat(archive.exists()).isFalse();
  }

  @Test
  void shouldUnpackForAProjectThatHasOnlyTheJar() throws IOException {
    // given
    var archive = RegistryArchive.inRepository(folder, "1.2");
    write(archive.file(), "app/registry-1.2.jar", "lib/boot/b.jar", "lib/main/m.jar");
    Path jar = folder.resolve("dev/weir/sandbox/0.1.0/sandbox-0.1.0.jar");

    // when
    RegistryHome home = RegistryHome.find(null, jar, archive, cache());

    // then
    assertThat(home.path()).isEqualTo(cache().resolve("registry-1.2"));
    assertThat(home.classPath()).contains("app/registry-1.2.jar", "lib/boot/b.jar");
    assertThat(home.launcher()).isRegularFile();
    assertThat(Files.readString(home.path().resolve("lib/main/m.jar"))).isEqualTo("lib/main/m.jar");
    assertThat(names(cache())).containsExactly("registry-1.2", "registry-1.2.lock");
  }

  @Test
  void shouldUnpackOnce() throws IOException {
    // given
    var archive = RegistryArchive.inRepository(folder, "1.2");
    write(archive.file(), "app/registry-1.2.jar");
    RegistryHome first = archive.unpackedUnder(cache());
    Files.delete(archive.file());

    // then
    assertThat(archive.unpackedUnder(cache())).isEqualTo(first);
  }

  @Test
  void shouldLeaveNothingHalfUnpacked() throws IOException {
    // given
    var archive = RegistryArchive.inRepository(folder, "1.2");
    Files.createDirectories(archive.file().getParent());
    Files.writeString(archive.file(), "no archive");

    // then
    assertThatThrownBy(() -> archive.unpackedUnder(cache()))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining(archive.file().toString())
        .hasMessageContaining("-Dweir.registry.home=FOLDER");
    assertThat(names(cache())).containsExactly("registry-1.2.lock");
  }

  @Test
  void shouldRefuseAnEntryThatLeadsOutOfTheFolder() throws IOException {
    // given
    var archive = RegistryArchive.inRepository(folder, "1.2");
    write(archive.file(), "../../../escaped");

    // then
    assertThatThrownBy(() -> archive.unpackedUnder(cache()))
        .hasStackTraceContaining("../../../escaped");
    assertThat(folder.resolve("escaped")).doesNotExist();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** An archive of files that contain their own names. */
  private static void write(Path file, String... names) throws IOException {
    Files.createDirectories(file.getParent());
    try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      for (String name : names) {
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
  }
}
