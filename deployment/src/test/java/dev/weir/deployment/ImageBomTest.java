package dev.weir.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cyclonedx.exception.GeneratorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBomTest {
  @TempDir Path folder;
  private Path jars;

  @BeforeEach
  void setUp() throws IOException {
    jars = Files.createDirectory(folder.resolve("lib"));
    Files.writeString(
        folder.resolve("list"), "   g:one:jar:1.0:compile\n   g:two:jar:2.0:runtime\n");
    Files.writeString(jars.resolve("one-1.0.jar"), "one");
  }

  @Test
  void shouldGiveTheSameBytesForTheSameJars() throws Exception {
    // given
    Files.writeString(jars.resolve("two-2.0.jar"), "two");

    // when
    String first = bom();
    String second = bom();

    // then
    assertThat(second)
        .isEqualTo(first)
        .contains("pkg:maven/g/one@1.0?type=jar", "pkg:maven/g/two@2.0?type=jar");
  }

  @Test
  void shouldRefuseAnImageThatLacksADependency() {
    assertThatThrownBy(this::bom)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("two");
  }

  @Test
  void shouldRefuseAnImageWithAJarThatIsNoDependency() throws IOException {
    // given
    Files.writeString(jars.resolve("two-2.0.jar"), "two");
    Files.writeString(jars.resolve("two-1.9.jar"), "older");

    // then
    assertThatThrownBy(this::bom)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("two-1.9.jar");
  }

  private String bom() throws IOException, GeneratorException {
    Path file = folder.resolve("bom.json");
    ImageBom.main(
        new String[] {
          folder.resolve("list").toString(), jars.toString(), file.toString(), "0.1.0"
        });
    return Files.readString(file);
  }
}
