package dev.weir.trainer.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tables in the UCR archive's formats of 2015 and 2018: no header, label first. If a file with such
 * a name has its label last, like other tables, its content decides.
 */
final class ArchiveTables {
  private static final Logger log = LoggerFactory.getLogger(ArchiveTables.class);
  private static final Set<FileFormat> FORMATS = Set.of(FileFormat.TABS, FileFormat.COMMAS);

  private ArchiveTables() {}

  /**
   * The user's data set, with the archive's columns if all files are tables of the archive.
   *
   * @param ignored more columns to leave out
   * @throws DataException if the first file cannot be read
   */
  static DataSpec withColumns(DataSpec spec, List<String> ignored) {
    boolean isExplicit =
        spec.option(CsvOptions.LABEL).isPresent() || spec.option(CsvOptions.HEADER).isPresent();
    if (isExplicit || !spec.files().stream().map(Path::of).allMatch(ArchiveTables::isOne)) {
      return spec;
    }
    Path file = Path.of(spec.files().getFirst());
    CsvOptions options = CsvOptions.of(spec, CsvOptions.Labels.WELCOME).ignoring(ignored);
    ArchiveLabel label = TextFiles.read(file, reader -> ArchiveLabel.of(reader, options.ignored()));
    label.doubt().ifPresent(doubt -> log.warn("{}: {}", file, doubt));
    DataSpec table = spec.with(Map.of(CsvOptions.HEADER, "no"));
    return label.column().map(column -> table.with(Map.of(CsvOptions.LABEL, column))).orElse(table);
  }

  private static boolean isOne(Path file) {
    return FileStart.of(file)
        .filter(FileStart::isNamedAsInArchive)
        .flatMap(FileFormat::of)
        .filter(FORMATS::contains)
        .isPresent();
  }
}
