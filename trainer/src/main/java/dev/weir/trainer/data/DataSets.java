package dev.weir.trainer.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads a data set by its name.
 *
 * <table>
 * <caption>Names</caption>
 * <tr><td>{@code mnist1d[:seed=42]}</td><td>generated</td></tr>
 * <tr><td>{@code ucr:TRAIN.ts,TEST.ts}</td><td>two files of the UCR archive, univariate, plain or
 * with {@code .gz}</td></tr>
 * <tr><td>{@code csv:FILE[,TESTFILE][,label=COLUMN][,ignore=A;B][,header=yes|no][,test-share=0.2][,seed=42]}
 * </td>
 * <td>a label and numbers on each line; a single file is split class by class</td></tr>
 * </table>
 *
 * <p>A table of the archive's earlier years, such as {@code Coffee_TRAIN.tsv}, is {@code csv:} too;
 * its label comes first. Parts are separated by commas or semicolons; a semicolon must be quoted in
 * most shells.
 */
public final class DataSets {
  private static final String MNIST1D_USAGE = "mnist1d[:seed=" + Mnist1d.FROZEN_SEED + "]";
  private static final String UCR_USAGE = "ucr:TRAIN.ts,TEST.ts";

  private static final String USAGE = String.join(" | ", MNIST1D_USAGE, UCR_USAGE, CsvData.USAGE);

  private static final Logger log = LoggerFactory.getLogger(DataSets.class);

  private static final Set<String> OF_FILES = Set.of(CsvFile.SCHEME, "ucr");

  private DataSets() {}

  /**
   * Loads a data set.
   *
   * @throws DataException if the data cannot be used; a {@link DataNameException} if the name is
   *     invalid
   */
  public static SignalDataSet load(String name) {
    DataSpec spec = DataSpec.parse(name);
    try {
      return switch (spec.scheme()) {
        case "mnist1d" -> mnist1d(spec);
        case "ucr" -> ucr(spec);
        case "csv" -> csv(spec);
        default ->
            throw new DataNameException(
                "unknown data '%s'; known are %s".formatted(spec.text(), USAGE));
      };
    } catch (InvalidPathException e) {
      throw new DataNameException("data '%s': %s".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * Loads a data set.
   *
   * @param onRead receives the summary of the data
   * @throws DataException if the data cannot be used
   */
  public static SignalDataSet load(String name, Consumer<DataSummary> onRead) {
    SignalDataSet signals = load(name);
    onRead.accept(DataSummary.of(signals));
    return signals;
  }

  /**
   * The files that a data set's name refers to, so that output does not overwrite them; none for
   * data that are generated, fetched or read from Kafka, or for an invalid name, which loading
   * reports.
   */
  public static List<Path> files(String name) {
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

  /** A file in another known format is reported as such. */
  private static void requireOneOf(Set<FileFormat> formats, DataSpec spec) {
    for (String name : spec.files()) {
      Path file = Path.of(name);
      Optional<FileFormat> format = FileStart.of(file).flatMap(FileFormat::of);
      if (format.isPresent() && !formats.contains(format.get())) {
        throw DataException.in(file, format.get().toString());
      }
    }
  }

  private static SignalDataSet csv(DataSpec spec) {
    requireNoComma(spec);
    requireOneOf(FileFormat.TABLES, spec);
    warnOfTheSameFile(spec);
    return CsvData.load(ArchiveTables.withColumns(spec, List.of()));
  }

  /** If a file name contains a comma, the error names the parts that it is split into. */
  private static void requireNoComma(DataSpec spec) {
    String whole = String.join(",", spec.files());
    if (spec.files().size() == 2
        && !Files.exists(Path.of(spec.files().getFirst()))
        && Files.exists(Path.of(whole))) {
      throw new DataNameException(
          "data '%s': a comma separates two files; rename %s, or link to it under a name without one"
              .formatted(spec.text(), whole));
    }
  }

  private static void warnOfTheSameFile(DataSpec spec) {
    if (spec.files().size() == 2
        && isSame(Path.of(spec.files().getFirst()), Path.of(spec.files().getLast()))) {
      log.warn(
          "data '{}' uses the same file for training and testing: every test case was seen in"
              + " training, so the accuracy does not apply to others; use another test file{}",
          spec.text(),
          spec.scheme().equals(CsvFile.SCHEME)
              ? ", or name this one once to hold out a part of it"
              : "");
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      throw new DataException(one + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static SignalDataSet mnist1d(DataSpec spec) {
    spec.check(MNIST1D_USAGE, 0, 0, Set.of("seed"));
    return Mnist1d.generate(spec.seed(Mnist1d.FROZEN_SEED));
  }

  private static SignalDataSet ucr(DataSpec spec) {
    spec.check(UCR_USAGE, 2, 2, Set.of());
    requireOneOf(Set.of(FileFormat.TS), spec);
    warnOfTheSameFile(spec);
    ExampleFile train = UcrReader.read(Path.of(spec.files().getFirst()));
    ClassDoubts.warn(train);
    return train.toSplit(UcrReader.read(Path.of(spec.files().getLast())), spec.text());
  }
}
