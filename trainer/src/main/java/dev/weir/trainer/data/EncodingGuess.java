package dev.weir.trainer.data;

import java.util.Optional;
import java.util.stream.IntStream;

/** Guesses the encoding of text that is not UTF-8, and suggests a remedy. */
final class EncodingGuess {
  private static final int FIRST_HIGH = 0x80;
  private static final int FIRST_LATIN = 0xa0;

  private EncodingGuess() {}

  /**
   * The problem with a file that starts with these bytes, if it is UTF-16 or not text.
   *
   * @param start the first bytes
   */
  static Optional<String> ofStart(byte[] start, int length) {
    if (length >= 2 && (start[0] & 0xff) == 0xff && (start[1] & 0xff) == 0xfe) {
      return Optional.of(convert("is UTF-16 text (little-endian)", "UTF-16"));
    }
    if (length >= 2 && (start[0] & 0xff) == 0xfe && (start[1] & 0xff) == 0xff) {
      return Optional.of(convert("is UTF-16 text (big-endian)", "UTF-16"));
    }
    long even = IntStream.range(0, length).filter(i -> i % 2 == 0 && start[i] == 0).count();
    long odd = IntStream.range(0, length).filter(i -> i % 2 == 1 && start[i] == 0).count();
    if (odd > length / 4 && even < odd / 4) {
      return Optional.of(convert("is likely UTF-16 text (little-endian)", "UTF-16LE"));
    }
    if (even > length / 4 && odd < even / 4) {
      return Optional.of(convert("is likely UTF-16 text (big-endian)", "UTF-16BE"));
    }
    return even + odd > 0 ? Optional.of("contains NUL bytes: it is not text") : Optional.empty();
  }

  /** The problem with a line that is not valid UTF-8. */
  static String ofLine(byte[] line) {
    int at = IntStream.range(0, line.length).filter(i -> isHigh(line[i])).findFirst().orElse(0);
    boolean windows =
        IntStream.range(0, line.length)
            .anyMatch(i -> isHigh(line[i]) && (line[i] & 0xff) < FIRST_LATIN);
    String likely = windows ? "WINDOWS-1252" : "ISO-8859-1";
    return convert(
        "is not UTF-8 text (byte %02X); likely %s"
            .formatted(line[at] & 0xff, windows ? "Windows-1252" : "Latin-1 (ISO-8859-1)"),
        likely);
  }

  private static boolean isHigh(byte value) {
    return (value & 0xff) >= FIRST_HIGH;
  }

  private static String convert(String problem, String encoding) {
    return "%s; convert it to UTF-8, for example with iconv -f %s -t UTF-8"
        .formatted(problem, encoding);
  }
}
