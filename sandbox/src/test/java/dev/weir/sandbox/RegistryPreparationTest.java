package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryPreparationTest {

  @TempDir Path folder;

  @Test
  void shouldWriteTheLauncherOnlyWhenItsContentDiffers() throws Exception {
    // Given
    var home = new RegistryHome(folder);
    assertThat(RegistryPreparation.writeLauncher(home)).isTrue();
    var before = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(home.launcher(), before);

    // When
    boolean written = RegistryPreparation.writeLauncher(home);

    // Then
    assertThat(written).isFalse();
    assertThat(Files.getLastModifiedTime(home.launcher())).isEqualTo(before);
    Files.writeString(home.launcher(), "older launcher");
    assertThat(RegistryPreparation.writeLauncher(home)).isTrue();
  }

  @Test
  void shouldPackTheMainClassAlone() throws Exception {
    var home = new RegistryHome(folder);
    RegistryPreparation.writeLauncher(home);

    try (var jar = new JarFile(home.launcher().toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .containsExactly("dev/weir/sandbox/RegistryMain.class");
    }
  }

  @Test
  void shouldKeepTheCacheThatTheJvmWrote() throws Exception {
    // given
    var home = new RegistryHome(folder);

    // when
    Optional<String> why =
        RegistryPreparation.makeCache(home, file -> Files.writeString(file, "cache").toString());

    // then
    assertThat(why).isEmpty();
    assertThat(home.cache()).hasContent("cache");
  }

  @Test
  void shouldGoOnWithoutACacheThatTheJvmDidNotWrite() throws Exception {
    // given
    var home = new RegistryHome(folder);

    // when
    Optional<String> why = RegistryPreparation.makeCache(home, file -> "not enough memory");

    // then
    assertThat(why).hasValueSatisfying(it -> assertThat(it).contains("not enough memory"));
    assertThat(home.cache()).doesNotExist();
  }

  @Test
  void shouldGoOnWithoutACacheThatCannotBeWritten() throws Exception {
    // given
    var home = new RegistryHome(folder);

    // when
    Optional<String> why =
        RegistryPreparation.makeCache(
            home,
            file -> {
              throw new IOException("disk full");
            });

    // then
    assertThat(why).hasValueSatisfying(it -> assertThat(it).contains("disk full"));
    assertThat(home.cache()).doesNotExist();
  }
}
