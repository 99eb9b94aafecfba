package dev.weir.trainer.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The first bytes of a file, decompressed if it is gzipped.
 *
 * @param name name of the file, in lower case and without {@code .gz}
 * @param text its first bytes, one character each
 */
record FileStart(String name, String text) {
  /** ARFF headers contain long comments. */
  private static final int BYTES = 1 << 18;

  private static final Pattern LINES = Pattern.compile("\\R");
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
  private static final Set<String> ARFF_WORDS = Set.of("@relation", "@attribute");

  /** Keywords at the start of a file; a column of a CSV file may be called @timestamp. */
  private static final Set<String> TS_WORDS =
      Set.of(
          "@problemname",
          "@timestamps",
          "@missing",
          "@univariate",
          "@dimensions",
          "@equallength",
          "@serieslength",
          "@classlabel",
          "@targetlabel",
          "@data");

  private static final Pattern ARCHIVE = Pattern.compile(".*_(train|test)(\\.tsv|\\.txt)?");

  /** Reads the first bytes of a file; empty if it is not a readable file. */
  static Optional<FileStart> of(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = GzipFiles.open(file)) {
      String text = new String(in.readNBytes(BYTES), StandardCharsets.ISO_8859_1);
      return Optional.of(
          new FileStart(
              plainName(file), text.startsWith(BYTE_ORDER_MARK) ? text.substring(3) : text));
    } catch (IOException e) {
      // The actual reader reports the error.
      return Optional.empty();
    }
  }

  /** A file's name in lower case and without {@code .gz}. */
  static String plainName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  boolean begins(String... any) {
    return Arrays.stream(any).anyMatch(text::startsWith);
  }

  boolean isNamed(String... endings) {
    return Arrays.stream(endings).anyMatch(name::endsWith);
  }

  /** The first line that is neither empty nor a comment. */
  String firstLine() {
    return LINES
        .splitAsStream(text)
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("%"))
        .findFirst()
        .orElse("");
  }

  private String firstWord() {
    return firstLine().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
  }

  boolean isArff() {
    return ARFF_WORDS.contains(firstWord());
  }

  boolean isTs() {
    return TS_WORDS.contains(firstWord());
  }

  /** Whether the first line has at least two numbers with this separator. */
  boolean isTable(String separator) {
    List<String> cells = List.of(firstLine().split(separator));
    return cells.size() > 1 && cells.stream().allMatch(FileStart::isNumberOrMissing);
  }

  /**
   * Whether the file is named like the UCR archive's tables of 2015 and 2018, in which the label is
   * first.
   */
  boolean isNamedAsInArchive() {
    return ARCHIVE.matcher(name).matches();
  }

  private static boolean isNumberOrMissing(String cell) {
    return cell.equalsIgnoreCase("nan") || NumberParser.isNumber(cell);
  }
}
