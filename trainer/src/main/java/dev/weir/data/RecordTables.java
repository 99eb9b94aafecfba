package dev.weir.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Detects the layout of files with records, for all commands. */
public final class RecordTables {

  private RecordTables() {}

  /**
   * Whether a file is a table with commas, semicolons or tabs, gzipped or not; otherwise it is JSON
   * lines. Determined by the name ({@code csv:FILE}, {@code .csv}, {@code .tsv}, either with {@code
   * .gz}), or else by the file's start.
   *
   * @param name as given by the user
   * @throws DataException if the format is not supported; the message has the remedy
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
