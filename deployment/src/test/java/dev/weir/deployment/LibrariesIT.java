package dev.weir.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the image runs is what was tested: the libraries that the build has laid down for it. */
class LibrariesIT {
  private static final Path IMAGE = Path.of("target", "image", "lib");
  private static final Path LAUNCHER = Project.FOLDER.resolve("cli/target/weir/lib");
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");

  @Test
  void shouldHaveTheVersionsOfTheLauncher() throws IOException {
    // given
    Map<String, String> launcher = new TreeMap<>();
    jars(LAUNCHER).forEach(jar -> launcher.put(artifact(jar), jar));

    // then: the sandbox's own libraries are in the launcher alone
    assertThat(jars(IMAGE))
        .isNotEmpty()
        .allSatisfy(jar -> assertThat(launcher.get(artifact(jar))).isEqualTo(jar))
        .noneMatch(jar -> jar.startsWith("sandbox-") || jar.startsWith("kafka_2.13-"));
  }

  private static String artifact(String jar) {
    Matcher name = JAR.matcher(jar);
    assertThat(name.matches()).as(jar).isTrue();
    return name.group(1);
  }

  private static Set<String> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
