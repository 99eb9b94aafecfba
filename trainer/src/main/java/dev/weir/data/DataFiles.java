package dev.weir.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The files that a data set is read from, so that nothing is written in place of one. */
public final class DataFiles {

  private static final Set<String> OF_FILES = Set.of(CsvFile.SCHEME, "ucr");

  private DataFiles() {}

  /**
   * Returns those files that a name of data means; none for data that are generated, fetched or
   * read from Kafka, or that whoever loads them will say is none.
   */
  public static List<Path> of(String name) {
    try {
      if (ImageFiles.isName(name)) {
        return ImageFiles.ownFolder(name)
            .filter(Files::isDirectory)
            .map(folder -> IdxFolder.of(folder).files())
            .orElse(List.of());
      }
      DataSpec spec = DataSpec.parse(name);
      return OF_FILES.contains(spec.scheme())
          ? spec.files().stream().map(Path::of).toList()
          : List.of();
    } catch (InvalidPathException e) {
      return List.of();
    }
  }
}
