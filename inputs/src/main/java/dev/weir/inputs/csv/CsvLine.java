package dev.weir.inputs.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.inputs.format.DecimalText;
import dev.weir.inputs.path.UnmappableException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;

/** One line of CSV, split into columns without an object for each. Reused for the next line. */
final class CsvLine {
  private static final int FIRST_COLUMNS = 64;
  private static final int LONGEST_NUMBER = 1_000;
  private static final int MOST_DIGITS = 18;
  private static final String SIGNS = "+-.eE";

  private final char separator;
  private final CharsetDecoder decoder = UTF_8.newDecoder();
  private char[] chars = {};
  private int end;
  private int[] from = new int[FIRST_COLUMNS];
  private int[] to = new int[FIRST_COLUMNS];
  private int columns;
  private int at;
  private int written;

  CsvLine(char separator) {
    this.separator = separator;
  }

  /**
   * Splits a line.
   *
   * @throws UnmappableException if it is not UTF-8, has a wrong quote, or is several lines
   */
  void split(byte[] value) {
    decode(value);
    columns = 0;
    at = 0;
    do {
      column();
    } while (at < end && chars[at++] == separator);
    // What ended the last column is a line end, already passed.
    while (at < end) {
      if (chars[at] != '\n' && chars[at] != '\r') {
        throw UnmappableException.undecodable("", "the value has more than one line");
      }
      at++;
    }
  }

  private void decode(byte[] value) {
    if (chars.length < value.length + 1) {
      chars = new char[value.length + 1];
    }
    CharBuffer out = CharBuffer.wrap(chars);
    decoder.reset();
    if (!decoder.decode(ByteBuffer.wrap(value), out, true).isUnderflow()) {
      throw UnmappableException.undecodable("", "the value is not text in UTF-8");
    }
    end = out.position();
    // A separator at the end is followed by an empty column.
    if (end > 0 && chars[end - 1] == separator) {
      chars[end++] = '\n';
    }
  }

  /** Reads a column up to, but excluding, what ends it; quoted ones are moved together. */
  private void column() {
    written = at;
    int start = at;
    if (at < end && chars[at] == '"') {
      quoted();
    } else {
      while (at < end && !ends(chars[at])) {
        if (chars[at] == '"') {
          throw UnmappableException.undecodable("column " + columns, "a quote within it");
        }
        at++;
      }
      written = at;
    }
    add(start, written);
  }

  private void quoted() {
    at++;
    while (true) {
      if (at >= end) {
        throw UnmappableException.undecodable("column " + columns, "a quote that is not closed");
      }
      char letter = chars[at++];
      if (letter == '"') {
        if (at >= end || chars[at] != '"') {
          break;
        }
        at++;
      }
      chars[written++] = letter;
    }
    if (at < end && !ends(chars[at])) {
      throw UnmappableException.undecodable("column " + columns, "something after its quote");
    }
  }

  private boolean ends(char letter) {
    return letter == separator || letter == '\n' || letter == '\r';
  }

  private void add(int start, int stop) {
    if (columns == from.length) {
      from = Arrays.copyOf(from, 2 * columns);
      to = Arrays.copyOf(to, 2 * columns);
    }
    from[columns] = start;
    to[columns++] = stop;
  }

  int columns() {
    return columns;
  }

  boolean isEmpty(int column) {
    return from[column] == to[column];
  }

  String text(int column) {
    return new String(chars, from[column], to[column] - from[column]);
  }

  /** Whether a column looks like a number: {@link #parseNumber} may still refuse it. */
  boolean isNumber(int column) {
    int begin = begin(column);
    int stop = stop(column);
    if (begin == stop || stop - begin > LONGEST_NUMBER) {
      return false;
    }
    if (isWord(begin)) {
      String word = new String(chars, begin, stop - begin);
      return word.equals("NaN") || word.equals("Infinity") || word.equals("-Infinity");
    }
    boolean hasDigit = false;
    for (int i = begin; i < stop; i++) {
      boolean isDigit = chars[i] >= '0' && chars[i] <= '9';
      if (!isDigit && SIGNS.indexOf(chars[i]) < 0) {
        return false;
      }
      hasDigit |= isDigit;
    }
    return hasDigit;
  }

  private boolean isWord(int begin) {
    char first = chars[begin] == '-' ? chars[begin + 1] : chars[begin];
    return first == 'N' || first == 'I';
  }

  /** Whether a number has only digits, few enough for a long. */
  boolean isWhole(int column) {
    int begin = begin(column);
    int stop = stop(column);
    int digits = chars[begin] == '-' ? begin + 1 : begin;
    if (stop - digits > MOST_DIGITS || stop == digits) {
      return false;
    }
    for (int i = digits; i < stop; i++) {
      if (chars[i] < '0' || chars[i] > '9') {
        return false;
      }
    }
    return true;
  }

  /** The number's text. */
  String number(int column) {
    int begin = begin(column);
    return new String(chars, begin, stop(column) - begin);
  }

  /**
   * The number of a column.
   *
   * @throws NumberFormatException if it is none
   */
  double parseNumber(int column) {
    int begin = begin(column);
    return DecimalText.parse(chars, begin, stop(column) - begin);
  }

  private int begin(int column) {
    int i = from[column];
    while (i < to[column] && chars[i] == ' ') {
      i++;
    }
    return i;
  }

  private int stop(int column) {
    int begin = begin(column);
    int i = to[column];
    while (i > begin && chars[i - 1] == ' ') {
      i--;
    }
    return i;
  }
}
