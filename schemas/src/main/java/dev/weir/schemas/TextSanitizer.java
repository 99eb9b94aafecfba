package dev.weir.schemas;

/**
 * Makes untrusted text safe for logs and terminals: names and values from topics, artifacts and
 * registry responses, and messages that quote them. Line ends, cursor movement, escape sequences
 * and changes of text direction are escaped as in JSON, for example <code> &#92;u001b</code>, and
 * long text is truncated.
 */
public final class TextSanitizer {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_MESSAGE = 10_000;

  private TextSanitizer() {}

  /** A name or value within a message: one line of at most 200 characters of the text. */
  public static String fit(String text) {
    return fit(text, LONGEST_NAME);
  }

  /** One line of at most this many characters of the text. */
  public static String fit(String text, int longest) {
    return escape(cut(text, longest));
  }

  /** A whole message, which may have several lines; credentials in addresses are masked. */
  public static String message(String text) {
    return lines(Credentials.hideIn(cut(text, LONGEST_MESSAGE)));
  }

  /** One line, not truncated: for a table cell or a line of JSON. */
  public static String escape(String text) {
    return escape(text, "");
  }

  /** Keeps line ends and tabs and truncates nothing: for a result of several lines. */
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

  /** Embeddings, overrides and isolates, which change the order in which a line is displayed. */
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
