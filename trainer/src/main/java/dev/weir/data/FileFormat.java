package dev.weir.data;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A data format, detected by the first bytes of a file.
 *
 * @param description description of such a file
 * @param remedy how to make it usable
 * @param test whether a file has the format
 */
record FileFormat(String description, String remedy, Predicate<FileStart> test) {
  private static final String TO_CSV =
      "write it as CSV, a label and values on each line, and name that as csv:FILE";

  static final FileFormat PARQUET =
      new FileFormat("a Parquet file", TO_CSV, start -> start.begins("PAR1\u0015"));

  static final FileFormat NPY =
      new FileFormat("a NumPy array (.npy)", TO_CSV, start -> start.begins("\u0093NUMPY"));

  static final FileFormat ZIP =
      new FileFormat(
          "a ZIP archive, as .zip, .npz and .xlsx files are",
          "unpack it, or write its table as CSV",
          start -> start.begins("PK\u0003\u0004"));

  static final FileFormat HDF5 =
      new FileFormat("an HDF5 file", TO_CSV, start -> start.begins("\u0089HDF"));

  static final FileFormat MATLAB =
      new FileFormat("a MATLAB file", TO_CSV, start -> start.begins("MATLAB 5.0 MAT-file"));

  static final FileFormat ARROW =
      new FileFormat(
          "an Arrow or Feather file", TO_CSV, start -> start.begins("ARROW1\0", "FEA1\0"));

  static final FileFormat EXCEL =
      new FileFormat("an Excel file", TO_CSV, start -> start.begins("\u00d0\u00cf\u0011\u00e0"));

  static final FileFormat RDATA =
      new FileFormat(
          "an R data file",
          TO_CSV + " (write.csv in R)",
          start -> start.begins("RDX2\n", "RDX3\n") || start.isNamed(".rdata", ".rda", ".rds"));

  static final FileFormat XZ =
      new FileFormat(
          "packed with xz or bzip2",
          "unpack it; only gzip is read as it is",
          start -> start.begins("\u00fd7zXZ", "BZh9"));

  static final FileFormat PICKLE =
      new FileFormat("a Python pickle", TO_CSV, start -> start.isNamed(".pkl", ".pickle"));

  static final FileFormat ARFF =
      new FileFormat(
          "an ARFF file",
          "take the data set's .ts files instead, as ucr:TRAIN.ts,TEST.ts, or write it as CSV, a"
              + " label and values on each line, and name that as csv:FILE",
          FileStart::isArff);

  static final FileFormat TS =
      new FileFormat(
          "a .ts file of the UCR archive",
          "name it as ucr:TRAIN.ts,TEST.ts, for training and for 'weir export', which makes records"
              + " of it",
          FileStart::isTs);

  static final FileFormat JSON =
      new FileFormat(
          "JSON",
          "'weir send' takes JSON lines; for training, " + TO_CSV,
          start -> start.firstLine().matches("(\\[\\s*)?\\{.*"));

  static final FileFormat TABS =
      new FileFormat(
          "a table with tabs, as the UCR archive of 2018 has (.tsv, the label first)",
          "name it as csv:TRAIN.tsv,TEST.tsv,label=1",
          start -> start.isTable("\t"));

  static final FileFormat COMMAS =
      new FileFormat(
          "a table with commas, as the UCR archive of 2015 has (the label first)",
          "name it as csv:TRAIN,TEST,label=1",
          start -> start.isTable("\\s*,\\s*"));

  static final FileFormat SEMICOLONS =
      new FileFormat(
          "a table with semicolons", "name it as csv:FILE", start -> start.isTable("\\s*;\\s*"));

  static final FileFormat BLANKS =
      new FileFormat(
          "a table with blanks, as the UCR archive of 2015 and its .txt files have (the label"
              + " first)",
          "put commas for the blanks, as by sed -E 's/^ +| +$//g; s/ +/,/g', and name it as"
              + " csv:TRAIN,TEST,label=1",
          start -> start.isTable(" +"));

  static final FileFormat CSV =
      new FileFormat("a CSV file", "name it as csv:FILE", start -> start.isNamed(".csv", ".tsv"));

  /** Formats that are read as {@code csv:}. */
  static final Set<FileFormat> TABLES = Set.of(TABS, COMMAS, SEMICOLONS, CSV);

  private static final List<FileFormat> ALL =
      List.of(
          PARQUET,
          NPY,
          ZIP,
          HDF5,
          MATLAB,
          ARROW,
          EXCEL,
          RDATA,
          XZ,
          PICKLE,
          ARFF,
          TS,
          JSON,
          TABS,
          COMMAS,
          SEMICOLONS,
          BLANKS,
          CSV);

  /** The format of a file with this start, if known. */
  static Optional<FileFormat> of(FileStart start) {
    return ALL.stream().filter(format -> format.test.test(start)).findFirst();
  }

  /** Description and remedy. */
  @Override
  public String toString() {
    return "is " + description + "; " + remedy;
  }
}
