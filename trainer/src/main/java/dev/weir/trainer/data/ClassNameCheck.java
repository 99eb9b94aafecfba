package dev.weir.trainer.data;

import dev.weir.schemas.TextSanitizer;
import java.nio.file.Path;

/** Validates class names, which are used in tables, cards, pictures and metrics. */
final class ClassNameCheck {
  private ClassNameCheck() {}

  /**
   * Refuses a name with control characters or line ends, usually the result of an unclosed quote.
   *
   * @throws DataException with the location and the name, such characters escaped as in JSON
   */
  static void check(String name, Path file, long line) {
    if (name.codePoints().anyMatch(ClassNameCheck::isControl)) {
      throw DataException.at(
          file,
          line,
          "the class name '%s' contains a control character or a line break; remove it, or close the quote before it"
              .formatted(TextSanitizer.escape(name)));
    }
  }

  private static boolean isControl(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }
}
