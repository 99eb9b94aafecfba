package dev.weir.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** How records lie in a file, for every command that reads some. */
public final class RecordTables {

  private RecordTables() {}

  /**
   * Whether a file is a table, with commas or tabs, gzipped or not; else it is taken for JSON
   * lines. The name tells ({@code csv:FILE}, {@code .csv}, {@code .tsv}, either with {@code .gz})
   * or, where it does not, how the file begins.
   *
   * @param name as the user wrote it
   * @throws DataException if the file is in a format that is not read; says what to do
   */
  public static boolean isTable(String name) {
    if (CsvFile.isSpec(name)) {
      return true;
    }
    try {
      return isTable(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isTable(Path file) {
    Optional<FileFormat> format = FileStart.of(file).flatMap(FileFormat::of);
    boolean isTable = format.filter(FileFormat.TABLES::contains).isPresent();
    boolean isJson = format.filter(FileFormat.JSON::equals).isPresent();
    if (format.isPresent() && !isTable && !isJson) {
      throw DataException.in(file, format.get().toString());
    }
    String plain = FileStart.plainName(file);
    return isTable || plain.endsWith(".csv") || plain.endsWith(".tsv");
  }
}
