package dev.weir.reports.picture;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Text widths and line breaks. Widths are those of DejaVu Sans, which is as wide as any common
 * screen font: text that fits by these widths fits in the reader's font. They are stored here so
 * that a page does not depend on the fonts of the machine that writes it.
 */
public final class Lettering {

  /** Line height, in font sizes. */
  public static final double LINE = 1.25;

  private static final int FIRST = ' ';

  /** Widths in hundredths of the font size, from space to tilde. */
  private static final int[] REGULAR = {
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
    60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63,
    63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84
  };

  private static final int[] BOLD = {
    35, 46, 52, 84, 70, 100, 87, 31, 46, 46, 52, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70,
    70, 70, 40, 40, 84, 84, 84, 58, 100, 77, 76, 73, 83, 68, 68, 82, 84, 37, 37, 77, 64, 100, 84,
    85, 73, 85, 77, 72, 68, 81, 77, 110, 77, 72, 73, 46, 37, 46, 84, 50, 50, 67, 72, 59, 72, 68, 44,
    72, 71, 34, 34, 67, 34, 104, 71, 69, 72, 72, 49, 60, 48, 71, 65, 92, 65, 65, 58, 71, 37, 71, 84
  };

  private static final int OTHER = 90;
  private static final int SQUARE = 100;
  private static final int PICTOGRAPHS = 0x1f000;
  private static final Set<UnicodeScript> SQUARE_SCRIPTS =
      Set.of(
          UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

  /** Break points: after spaces; otherwise after punctuation and within camel-case words. */
  private static final List<String> BREAKS =
      List.of("(?<=\\s)(?=\\S)", "(?<=[-_/.,:;|+])(?=\\w)|(?<=\\p{Ll})(?=\\p{Lu})");

  private Lettering() {}

  /** The width of a line, in the unit of the font size. */
  public static double width(String text, double size, boolean bold) {
    double hundredths = text.codePoints().mapToDouble(each -> advance(each, bold)).sum();
    return hundredths * size / 100;
  }

  private static double advance(int letter, boolean bold) {
    int[] known = bold ? BOLD : REGULAR;
    if (letter >= FIRST && letter < FIRST + known.length) {
      return known[letter - FIRST];
    }
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isSquare(letter) ? SQUARE : bold ? OTHER * 1.15 : OTHER;
    };
  }

  private static boolean isSquare(int letter) {
    return letter >= PICTOGRAPHS || SQUARE_SCRIPTS.contains(UnicodeScript.of(letter));
  }

  /** The width of the widest word. */
  public static double widestWord(String text, double size, boolean bold) {
    double widest = 0;
    for (String word : text.strip().split("\\s+", -1)) {
      widest = Math.max(widest, width(word, size, bold));
    }
    return widest;
  }

  /**
   * Breaks a text into lines that fit a width; joined, they are the original text. Lines end at
   * spaces. A word that is too wide also breaks after punctuation and before capitals, and, if
   * necessary, between any two letters.
   */
  public static List<String> lines(String text, double room, double size, boolean bold) {
    var lines = new Lines(room, size, bold);
    lines.add(text, 0);
    return lines.finished();
  }

  private static final class Lines {
    private final double room;
    private final double size;
    private final boolean bold;
    private final List<String> full = new ArrayList<>();
    private String line = "";

    Lines(double room, double size, boolean bold) {
      this.room = room;
      this.size = size;
      this.bold = bold;
    }

    private boolean fits(String text) {
      return width(text.stripTrailing(), size, bold) <= room;
    }

    void add(String text, int level) {
      List<String> parts = parts(text, level);
      for (String part : parts) {
        if (fits(line + part)) {
          line += part;
        } else if (fits(part) || level == BREAKS.size()) {
          end();
          line = part;
        } else {
          end();
          add(part, level + 1);
        }
      }
    }

    private void end() {
      if (!line.isEmpty()) {
        full.add(line);
        line = "";
      }
    }

    List<String> finished() {
      if (!line.isEmpty() || full.isEmpty()) {
        full.add(line);
      }
      return List.copyOf(full);
    }
  }

  private static List<String> parts(String text, int level) {
    return level < BREAKS.size() ? List.of(text.split(BREAKS.get(level), -1)) : letters(text);
  }

  /** Splits a text into user-perceived characters. */
  private static List<String> letters(String text) {
    BreakIterator ends = BreakIterator.getCharacterInstance(Locale.ROOT);
    ends.setText(text);
    List<String> letters = new ArrayList<>();
    int from = ends.first();
    for (int to = ends.next(); to != BreakIterator.DONE; to = ends.next()) {
      letters.add(text.substring(from, to));
      from = to;
    }
    return letters;
  }
}
