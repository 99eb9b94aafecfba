package dev.weir.stream.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of memory as text: a share of the heap, such as {@code 30%}, or bytes. */
final class MemorySize {
  private static final Pattern SHARE = Pattern.compile("([1-9]\\d?)%");
  private static final Pattern BYTES = Pattern.compile("[1-9]\\d{0,14}");
  private static final int ALL = 100;

  private MemorySize() {}

  /**
   * Returns the bytes of an amount.
   *
   * @throws IllegalArgumentException if the text is no amount; the message describes the format
   */
  static long bytes(String text) {
    String trimmed = text.trim();
    Matcher share = SHARE.matcher(trimmed);
    if (share.matches()) {
      return Runtime.getRuntime().maxMemory() / ALL * Integer.parseInt(share.group(1));
    }
    if (!BYTES.matcher(trimmed).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no amount of memory; write a share from 1% to 99%, or bytes");
    }
    return Long.parseLong(trimmed);
  }
}
