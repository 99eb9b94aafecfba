package dev.weir.reports.text;

import java.util.Locale;

/** Formats counts of things. */
public final class CountFormat {

  private CountFormat() {}

  /** {@code 1 record}, {@code 1,000 records}, {@code 3 classes}, {@code 2 entries}. */
  public static String of(long count, String thing) {
    String number = String.format(Locale.ROOT, "%,d", count);
    return number + " " + (count == 1 ? thing : many(thing));
  }

  private static String many(String thing) {
    if (thing.endsWith("s") || thing.endsWith("x") || thing.endsWith("ch")) {
      return thing + "es";
    }
    return thing.matches(".*[^aeiou]y")
        ? thing.substring(0, thing.length() - 1) + "ies"
        : thing + "s";
  }
}
