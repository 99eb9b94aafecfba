package dev.weir.data;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Tables as the UCR archive had them in 2015 and 2018: no header, and the label first. */
final class ArchiveTables {
  private static final Set<FileFormat> FORMATS = Set.of(FileFormat.TABS, FileFormat.COMMAS);

  private ArchiveTables() {}

  /** What the user says, with the archive's columns where all files are its tables. */
  static DataSpec withColumns(DataSpec spec) {
    boolean saidSo =
        spec.option(CsvOptions.LABEL).isPresent() || spec.option(CsvOptions.HEADER).isPresent();
    return !saidSo && spec.files().stream().map(Path::of).allMatch(ArchiveTables::isOne)
        ? spec.with(Map.of(CsvOptions.LABEL, "1", CsvOptions.HEADER, "no"))
        : spec;
  }

  private static boolean isOne(Path file) {
    return FileStart.of(file)
        .filter(FileStart::isNamedAsInArchive)
        .flatMap(FileFormat::of)
        .filter(FORMATS::contains)
        .isPresent();
  }
}
