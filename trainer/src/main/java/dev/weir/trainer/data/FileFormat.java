package dev.weir.trainer.data;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Data formats, detected by the first bytes of a file; the first that fits counts. */
@SuppressWarnings("ImmutableEnumChecker") // the tests have no state
enum FileFormat {
  PARQUET("a Parquet file", FileFormat.TO_CSV, start -> start.begins("PAR1\u0015")),
  NPY("a NumPy array (.npy)", FileFormat.TO_CSV, start -> start.begins("\u0093NUMPY")),
  ZIP(
      "a ZIP archive, like .zip, .npz and .xlsx files",
      "unpack it, or convert its table to CSV",
      start -> start.begins("PK\u0003\u0004")),
  HDF5("an HDF5 file", FileFormat.TO_CSV, start -> start.begins("\u0089HDF")),
  MATLAB("a MATLAB file", FileFormat.TO_CSV, start -> start.begins("MATLAB 5.0 MAT-file")),
  ARROW("an Arrow or Feather file", FileFormat.TO_CSV, start -> start.begins("ARROW1\0", "FEA1\0")),
  EXCEL("an Excel file", FileFormat.TO_CSV, start -> start.begins("\u00d0\u00cf\u0011\u00e0")),
  RDATA(
      "an R data file",
      FileFormat.TO_CSV + " (write.csv in R)",
      start -> start.begins("RDX2\n", "RDX3\n") || start.isNamed(".rdata", ".rda", ".rds")),
  XZ(
      "compressed with xz or bzip2",
      "decompress it; only gzip is read directly",
      start -> start.begins("\u00fd7zXZ", "BZh9")),
  PICKLE("a Python pickle", FileFormat.TO_CSV, start -> start.isNamed(".pkl", ".pickle")),
  ARFF(
      "an ARFF file",
      "use the data set's .ts files with ucr:TRAIN.ts,TEST.ts instead, or " + FileFormat.TO_CSV,
      FileStart::isArff),
  TS(
      "a .ts file of the UCR archive",
      "use ucr:TRAIN.ts,TEST.ts for training, or convert it to records with 'weir export'",
      FileStart::isTs),
  JSON(
      "JSON",
      "'weir send' takes JSON lines; for training, " + FileFormat.TO_CSV,
      start -> start.firstLine().matches("(\\[\\s*)?\\{.*")),
  TABS(
      "a table with tabs, like those of the UCR archive of 2018 (.tsv, the label first)",
      "use csv:TRAIN.tsv,TEST.tsv,label=1",
      start -> start.isTable("\t")),
  COMMAS(
      "a table with commas, like those of the UCR archive of 2015 (the label first)",
      "use csv:TRAIN,TEST,label=1",
      start -> start.isTable("\\s*,\\s*")),
  SEMICOLONS("a table with semicolons", "use csv:FILE", start -> start.isTable("\\s*;\\s*")),
  BLANKS(
      "a table with blanks, like those of the UCR archive of 2015 and its .txt files (the label"
          + " first)",
      "replace the blanks by commas, for example with sed -E 's/^ +| +$//g; s/ +/,/g', and use"
          + " csv:TRAIN,TEST,label=1",
      start -> start.isTable(" +")),
  CSV("a CSV file", "use csv:FILE", start -> start.isNamed(".csv", ".tsv"));

  private static final String TO_CSV =
      "convert it to CSV with a label and values on each line, and use csv:FILE";

  /** Formats that are read as {@code csv:}. */
  static final Set<FileFormat> TABLES = Set.of(TABS, COMMAS, SEMICOLONS, CSV);

  private final String description;
  private final String remedy;
  private final Predicate<FileStart> test;

  /**
   * A format.
   *
   * @param description description of such a file
   * @param remedy how to make it usable
   * @param test whether a file has the format
   */
  FileFormat(String description, String remedy, Predicate<FileStart> test) {
    this.description = description;
    this.remedy = remedy;
    this.test = test;
  }

  /** The format of a file with this start, if known. */
  static Optional<FileFormat> of(FileStart start) {
    return Arrays.stream(values()).filter(format -> format.test.test(start)).findFirst();
  }

  /** Description and remedy. */
  @Override
  public String toString() {
    return "is " + description + "; " + remedy;
  }
}
