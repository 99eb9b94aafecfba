package dev.weir.stream.http;

import java.util.Arrays;

/** A client's preferences in a header such as {@code Accept}: names with weights. */
final class AcceptHeader {
  private AcceptHeader() {}

  /**
   * The weight of a name, ignoring wildcards.
   *
   * @param header such as {@code gzip;q=0.5, br}
   * @return 0 to 1; 0: not accepted or not named
   */
  static double weight(String header, String name) {
    return Arrays.stream(header.split(",", -1))
        .map(each -> each.split(";", -1))
        .filter(parts -> parts[0].strip().equalsIgnoreCase(name))
        .mapToDouble(AcceptHeader::stated)
        .max()
        .orElse(0);
  }

  private static double stated(String... parts) {
    return Arrays.stream(parts)
        .map(String::strip)
        .filter(part -> part.startsWith("q="))
        .findFirst()
        .map(part -> number(part.substring(2)))
        .orElse(1.0);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
