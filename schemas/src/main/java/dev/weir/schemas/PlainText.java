package dev.weir.schemas;

/**
 * Makes text that others chose fit for a log or a terminal: names and values out of topics,
 * artifacts and the registry's answers, and messages that quote them. A character that ends a line,
 * moves the cursor, begins an escape sequence or turns the direction of writing becomes <code>
 * &#92;u001b</code> and the like, which is how JSON writes it too; and what is long is cut.
 */
public final class PlainText {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_MESSAGE = 10_000;

  private PlainText() {}

  /** A name or a value within a message: one line, of 200 characters of it at the most. */
  public static String fit(String text) {
    return fit(text, LONGEST_NAME);
  }

  /** One line, of so many characters of the text at the most. */
  public static String fit(String text, int longest) {
    return escape(cut(text, longest));
  }

  /**
   * A whole message, which may have lines of its own, without the credentials that an address in it
   * may have.
   */
  public static String message(String text) {
    return lines(Credentials.hideIn(cut(text, LONGEST_MESSAGE)));
  }

  /** One line, nothing cut: for a cell of a table, or a line of JSON. */
  public static String escape(String text) {
    return escape(text, "");
  }

  /** Its line ends and tabs stay, nothing is cut: for a result of several lines. */
  public static String lines(String text) {
    return escape(text, "\n\t");
  }

  private static String escape(String text, String kept) {
    if (text.codePoints().allMatch(letter -> isPlain(letter, kept))) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            letter -> {
              if (isPlain(letter, kept)) {
                plain.appendCodePoint(letter);
              } else {
                plain.append("\\u%04x".formatted(letter));
              }
            });
    return plain.toString();
  }

  private static boolean isPlain(int letter, String kept) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL -> kept.indexOf(letter) >= 0;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> false;
      case Character.FORMAT -> !turnsDirection(letter);
      default -> true;
    };
  }

  /** Embeddings, overrides and isolates, after which a line reads otherwise than it is written. */
  private static boolean turnsDirection(int letter) {
    return (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return "%s… (%d characters)".formatted(text.substring(0, end), text.length());
  }
}
