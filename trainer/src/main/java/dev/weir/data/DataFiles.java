package dev.weir.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The files that a data set is read from, so that output does not overwrite them. */
public final class DataFiles {

  private static final Set<String> OF_FILES = Set.of(CsvFile.SCHEME, "ucr");

  private DataFiles() {}

  /**
   * The files that a data set's name refers to; none for data that are generated, fetched or read
   * from Kafka, or for an invalid name, which loading reports.
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
