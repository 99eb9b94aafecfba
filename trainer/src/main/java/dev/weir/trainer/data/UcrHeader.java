package dev.weir.trainer.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Parses the lines that begin with {@code @} before a .ts file's cases. Keywords are
 * case-insensitive; those that do not affect reading are ignored.
 */
final class UcrHeader {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Path file;
  private List<String> classes = List.of();

  UcrHeader(Path file) {
    this.file = file;
  }

  /**
   * Parses one line.
   *
   * @return whether it is {@code @data}, which precedes the cases
   * @throws DataException if the line declares something unsupported
   */
  boolean take(String line, long number) {
    List<String> words = List.of(BLANKS.split(line));
    switch (words.getFirst().toLowerCase(Locale.ROOT)) {
      case "@data" -> {
        return true;
      }
      case "@timestamps" -> refuse(is(words, "true"), number, "timestamps are not supported");
      case "@univariate" ->
          refuse(is(words, "false"), number, "only univariate series are supported");
      case "@targetlabel" ->
          refuse(is(words, "true"), number, "has regression targets, not classes");
      case "@classlabel" -> takeClasses(words, number);
      default -> {}
    }
    return false;
  }

  /** The classes in the order of {@code @classLabel}; empty if that line is missing. */
  List<String> classes() {
    return classes;
  }

  private void takeClasses(List<String> words, long number) {
    refuse(is(words, "false"), number, "has no class labels");
    classes = words.stream().skip(2).toList();
    if (classes.stream().distinct().count() < classes.size()) {
      throw DataException.at(file, number, "names a class twice: " + classes);
    }
  }

  private void refuse(boolean found, long number, String message) {
    if (found) {
      throw DataException.at(file, number, message);
    }
  }

  private static boolean is(List<String> words, String value) {
    return words.size() > 1 && words.get(1).equalsIgnoreCase(value);
  }
}
