package dev.weir.data;

import java.nio.file.Path;

/** Validates class names, which are used in tables, cards, pictures and metrics. */
final class ClassNames {
  private ClassNames() {}

  /**
   * Refuses a name with control characters or line ends, usually the result of an unclosed quote.
   *
   * @throws DataException with the location and the name, with such characters as {@code <U+000A>}
   */
  static void check(String name, Path file, long line) {
    if (name.codePoints().anyMatch(ClassNames::isControl)) {
      throw DataException.at(
          file,
          line,
          "the class '%s' has a control character or a line end in its name; take it out, or close the quote before it"
              .formatted(visible(name)));
    }
  }

  private static boolean isControl(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }

  private static String visible(String name) {
    StringBuilder text = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              if (isControl(c)) {
                text.append("<U+%04X>".formatted(c));
              } else {
                text.appendCodePoint(c);
              }
            });
    return text.toString();
  }
}
