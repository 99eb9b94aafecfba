package dev.weir.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.packageurl.PackageURL;
import dev.weir.base.Digests;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
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
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;

/** The image contains exactly the tested libraries: those that the build prepared for it. */
class LibrariesIT {
  private static final Path IMAGE = Path.of("target", "image", "lib");
  private static final Path LAUNCHER = Project.FOLDER.resolve("cli/target/weir/lib");
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");

  @Test
  void shouldHaveTheVersionsOfTheLauncher() throws IOException {
    // given
    Map<String, String> launcher = new TreeMap<>();
    jars(LAUNCHER).forEach(jar -> launcher.put(artifact(jar), jar));

    // then only the launcher has the sandbox's own libraries
    assertThat(jars(IMAGE))
        .isNotEmpty()
        .allSatisfy(jar -> assertThat(launcher.get(artifact(jar))).isEqualTo(jar))
        .noneMatch(jar -> jar.startsWith("sandbox-") || jar.startsWith("kafka_2.13-"));
  }

  @Test
  void shouldBeListedOneByOneInTheBillOfMaterials() throws Exception {
    // given
    File file = Path.of("target", "image", "sbom.cdx.json").toFile();

    // when
    Bom bom = new JsonParser().parse(file);

    // then
    assertThat(new JsonParser().validate(file, Version.VERSION_16)).isEmpty();
    assertThat(bom.getComponents())
        .extracting(component -> component.getName() + "-" + component.getVersion() + ".jar")
        .containsExactlyInAnyOrderElementsOf(jars(IMAGE));
    assertThat(bom.getComponents())
        .allSatisfy(
            component ->
                assertThat(new PackageURL(component.getPurl()).getCoordinates())
                    .isEqualTo(
                        "pkg:maven/%s/%s@%s"
                            .formatted(
                                component.getGroup(),
                                component.getName(),
                                component.getVersion())));
  }

  @Test
  void shouldBeListedWithTheDigestsOfTheirFiles() throws Exception {
    // when
    Bom bom = new JsonParser().parse(Path.of("target", "image", "sbom.cdx.json").toFile());

    // then
    for (Component component : bom.getComponents()) {
      Path jar = IMAGE.resolve(component.getName() + "-" + component.getVersion() + ".jar");
      try (InputStream in = Files.newInputStream(jar)) {
        assertThat(component.getHashes())
            .as(component.getPurl())
            .containsExactly(new Hash(Hash.Algorithm.SHA_256, Digests.of(in)));
      }
    }
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
