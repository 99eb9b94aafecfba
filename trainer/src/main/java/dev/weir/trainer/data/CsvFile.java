package dev.weir.trainer.data;

import dev.weir.trainer.data.CsvOptions.Labels;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CSV file of signals with the user's options for its columns. The format is described in
 * docs/csv.md; training and sending read the same format.
 *
 * @param path the file's path, or {@link TextFiles#STANDARD_INPUT}
 * @param options the user's options
 */
public record CsvFile(Path path, CsvOptions options) {
  /** Syntax of a file of records with options. */
  private static final String USAGE = "csv:FILE[,label=COLUMN|none][,ignore=A;B][,header=yes|no]";

  static final String SCHEME = "csv";

  private static final Logger log = LoggerFactory.getLogger(CsvFile.class);
  private static final Set<String> OPTIONS =
      Set.of(CsvOptions.LABEL, CsvOptions.HEADER, DataSpec.IGNORE);

  /**
   * A file of records to classify, whose labels are optional.
   *
   * @param name a path, - for standard input, or {@code csv:FILE,...} with options
   * @param ignored columns to leave out, by name or by number from 1
   * @throws DataException if the options do not match {@link #USAGE}
   */
  public static CsvFile ofRecords(String name, List<String> ignored) {
    DataSpec spec = new DataSpec(name, "", List.of(name), Map.of());
    if (isSpec(name)) {
      spec = DataSpec.parse(name);
      spec.check(USAGE, 1, 1, OPTIONS);
    }
    spec = ArchiveTables.withColumns(spec, ignored);
    String path = spec.files().getFirst();
    CsvOptions options = CsvOptions.of(spec, Labels.WELCOME).ignoring(ignored);
    return new CsvFile("-".equals(path) ? TextFiles.STANDARD_INPUT : Path.of(path), options);
  }

  /** Whether a name has options: {@code csv:FILE,...}. */
  public static boolean isSpec(String name) {
    return name.startsWith(SCHEME + ":");
  }

  /**
   * Whether a file is a table with commas, semicolons or tabs, gzipped or not; otherwise it is JSON
   * lines. Determined by the name ({@code csv:FILE}, {@code .csv}, {@code .tsv}, either with {@code
   * .gz}), or else by the file's start.
   *
   * @param name as given by the user
   * @throws DataException if the format is not supported; the message has the remedy
   */
  public static boolean isTable(String name) {
    if (isSpec(name)) {
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

  /** Whether the file can be read more than once, unlike standard input and pipes. */
  public boolean isRepeatable() {
    return TextFiles.isRepeatable(path);
  }

  /**
   * Determines whether an unnamed last column is the label. This reads all lines, so it is skipped
   * for input that can be read only once.
   *
   * @throws DataException with file, line and column of an error
   */
  public CsvFile withLabelResolved() {
    if (options.labels() != Labels.WELCOME || options.label().isPresent() || !isRepeatable()) {
      return this;
    }
    return TextFiles.read(
        path, reader -> withLabelResolved(new CsvSignalReader(reader, path, options)));
  }

  private CsvFile withLabelResolved(CsvSignalReader signals) {
    LastColumn last = new LastColumn(signals.columns());
    if (signals.columns().label() < 0) {
      signals.forEach(last::add);
    }
    return last.isLabel() ? new CsvFile(path, options.withLabel(last.name())) : this;
  }

  /**
   * Passes on all signals of a file, then logs what was read and warnings about it.
   *
   * @throws DataException with file, line and column of an error
   */
  public void check(Consumer<CsvSignal> action) {
    CsvColumns columns = read(action);
    log.info("{}: {}", path, columns.description());
  }

  /** Passes on all signals of a file and logs warnings about it. */
  CsvColumns read(Consumer<CsvSignal> action) {
    return TextFiles.read(
        path,
        reader -> {
          CsvSignalReader signals = new CsvSignalReader(reader, path, options);
          warn(signals.columns().doubts());
          CsvTrends trends = new CsvTrends(signals.columns());
          signals.forEach(
              signal -> {
                trends.add(signal);
                action.accept(signal);
              });
          warn(trends.doubts());
          return signals.columns();
        });
  }

  /**
   * Passes on signals one by one as they are read.
   *
   * @throws DataException with file, line and column of an error
   */
  public void forEach(Consumer<CsvSignal> action) {
    TextFiles.<Boolean>read(
        path,
        reader -> {
          CsvSignalReader signals = new CsvSignalReader(reader, path, options);
          if (!isRepeatable()) { // else logged by check
            warn(signals.columns().doubts());
            log.info("{}: {}", path, signals.columns().description());
          }
          signals.forEach(action);
          return true;
        });
  }

  void warn(Collection<String> doubts) {
    doubts.forEach(doubt -> log.warn("{}: {}", path, doubt));
  }
}
