package dev.weir.experiments.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.model.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildDigestTest {

  @TempDir private Path folder;

  @Test
  void shouldBeTheSameForAFolderAndAJarOfTheSameClasses() throws IOException {
    // given
    Map<String, String> classes = Map.of("a/One.class", "1", "b/Two.class", "2", "notes.txt", "3");

    // then
    String digest = digest(folder("here", classes));
    assertThat(digest).hasSize(16).isEqualTo(digest(jar("there.jar", classes)));
    assertThat(BuildDigest.get()).hasSize(16).isNotEqualTo(digest);
  }

  @Test
  void shouldDifferIfAClassDoes() throws IOException {
    String digest = digest(folder("one", Map.of("a/One.class", "1")));
    assertThat(digest(folder("changed", Map.of("a/One.class", "2")))).isNotEqualTo(digest);
    assertThat(digest(folder("renamed", Map.of("a/Two.class", "1")))).isNotEqualTo(digest);
    assertThat(digest(folder("text", Map.of("a/One.class", "1", "b.txt", "2")))).isEqualTo(digest);
  }

  @Test
  void shouldRefuseRowsOfAnotherBuild() throws IOException {
    // given
    runner("0123456789abcdef").run();

    // when / then
    assertThatThrownBy(runner(BuildDigest.get())::run)
        .isInstanceOf(ScoreboardException.class)
        .hasMessageContaining("small.state.jsonl")
        .hasMessageContaining("build 0123456789abcdef, not " + BuildDigest.get())
        .hasMessageContaining("--restart");
    assertThat(runner("0123456789abcdef").run().finished()).isOne();
  }

  private BoardRunner runner(String build) {
    ScoreboardRow row =
        ScoreboardRow.of("a", "part", "Row a", 1, progress -> Map.of("errors", 1.0));
    return new BoardRunner(
        new Scoreboard("small", Map.of("build", build), List.of(row)),
        folder,
        Progress.NONE,
        (finished, results, left) -> {});
  }

  private static String digest(Path source) {
    return BuildDigest.of(Stream.of(source));
  }

  private Path folder(String name, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> each : files.entrySet()) {
      Path file = folder.resolve(name).resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, each.getValue());
    }
    return folder.resolve(name);
  }

  private Path jar(String name, Map<String, String> files) throws IOException {
    Path jar = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> each : new TreeMap<>(files).descendingMap().entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
