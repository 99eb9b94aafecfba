package dev.weir.reports.text;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * The number of terminal cells of a text: two for each Chinese, Japanese or Korean character and
 * each emoji, none for combining marks, one for everything else.
 *
 * <p>Based on Java's Unicode properties, which are updated with its version; no library of Weir's
 * has display widths, and our own table of East Asian widths would become outdated.
 */
final class DisplayWidth {
  private static final Set<UnicodeScript> WIDE_SCRIPTS =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.HANGUL,
          UnicodeScript.YI);

  /** Hangul letters that join the first one of a syllable. */
  private static final int FIRST_JOINING_JAMO = 0x1160;

  private static final int LAST_JOINING_JAMO = 0x11ff;

  /** The last of the full-width characters among the half-width and full-width forms. */
  private static final int LAST_FULL_WIDTH = 0xff60;

  private static final int FIRST_FULL_WIDTH_SIGN = 0xffe0;
  private static final int LAST_FULL_WIDTH_SIGN = 0xffe6;

  /** Belongs to two scripts, so to neither by name. */
  private static final int KATAKANA_LENGTH_MARK = 0x30fc;

  private DisplayWidth() {}

  /** The width of a text without line ends. */
  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  /** The longest prefix of a text within a width. */
  static String cut(String text, int width) {
    int end = 0;
    int taken = 0;
    while (end < text.length()) {
      int letter = text.codePointAt(end);
      taken += of(letter);
      if (taken > width) {
        break;
      }
      end += Character.charCount(letter);
    }
    return text.substring(0, end);
  }

  private static int of(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.CONTROL ->
          0;
      default -> isJoining(letter) ? 0 : isWide(letter) ? 2 : 1;
    };
  }

  private static boolean isJoining(int letter) {
    return letter >= FIRST_JOINING_JAMO && letter <= LAST_JOINING_JAMO;
  }

  private static boolean isWide(int letter) {
    UnicodeBlock block = UnicodeBlock.of(letter);
    if (UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS.equals(block)) {
      return letter <= LAST_FULL_WIDTH
          || (letter >= FIRST_FULL_WIDTH_SIGN && letter <= LAST_FULL_WIDTH_SIGN);
    }
    return WIDE_SCRIPTS.contains(UnicodeScript.of(letter))
        || UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION.equals(block)
        || letter == KATAKANA_LENGTH_MARK
        || Character.isEmojiPresentation(letter);
  }
}
