package dev.weir.deployment;

import dev.weir.base.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Metadata;

/**
 * Lists the image's libraries as CycloneDX, as a step of the build: exactly one component per jar
 * in the image, with its coordinates and SHA-256. The output is reproducible: it has no serial
 * number and no time.
 *
 * <p>CycloneDX's own Maven plugin is unsuitable: its goals require Maven to be online, and are
 * skipped silently offline.
 */
final class ImageBom {
  private static final Version FORMAT = Version.VERSION_16;

  private ImageBom() {}

  /**
   * Writes the list.
   *
   * @param args the file of {@code dependency:list}, the folder of the image's jars, the output
   *     file, and the version of Weir
   * @throws IllegalStateException if the folder and the list of dependencies differ
   */
  public static void main(String[] args) throws IOException, GeneratorException {
    Path folder = Path.of(args[1]);
    List<Library> libraries = libraries(Path.of(args[0]));
    requireSame(folder, libraries);
    Files.writeString(Path.of(args[2]), json(folder, libraries, args[3]));
  }

  private static List<Library> libraries(Path list) throws IOException {
    try (Stream<String> lines = Files.lines(list)) {
      return Library.parse(lines).sorted(Comparator.comparing(Library::purl)).toList();
    }
  }

  /** Any other file in the folder would ship without being listed. */
  private static void requireSame(Path folder, List<Library> libraries) throws IOException {
    Set<String> wanted = libraries.stream().map(Library::fileName).collect(Collectors.toSet());
    Set<String> there = files(folder);
    if (wanted.size() != libraries.size() || !wanted.equals(there)) {
      throw new IllegalStateException(
          "the image's libraries in %s are %s, and its dependencies %s"
              .formatted(folder, there, libraries));
    }
  }

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static String json(Path folder, List<Library> libraries, String version)
      throws IOException, GeneratorException {
    Bom bom = new Bom();
    bom.setMetadata(metadata(version));
    for (Library library : libraries) {
      bom.addComponent(component(library, folder.resolve(library.fileName())));
    }
    return BomGeneratorFactory.createJson(FORMAT, bom).toJsonString();
  }

  private static Metadata metadata(String version) {
    Component weir = new Component();
    weir.setType(Component.Type.APPLICATION);
    weir.setGroup("dev.weir");
    weir.setName("weir");
    weir.setVersion(version);
    Metadata metadata = new Metadata();
    metadata.setTimestamp(null);
    metadata.setComponent(weir);
    return metadata;
  }

  private static Component component(Library library, Path jar) throws IOException {
    Component component = new Component();
    component.setType(Component.Type.LIBRARY);
    component.setGroup(library.group());
    component.setName(library.artifact());
    component.setVersion(library.version());
    component.setPurl(library.purl());
    component.setBomRef(library.purl());
    try (InputStream in = Files.newInputStream(jar)) {
      component.addHash(new Hash(Hash.Algorithm.SHA_256, Digests.of(in)));
    }
    return component;
  }
}
