package dev.weir.reports.text;

import java.util.Locale;

/** Formats numbers of bytes. */
public final class ByteSizeFormat {

  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

  private ByteSizeFormat() {}

  /** Such as {@code 512 B}, {@code 1.5 KiB} or {@code 30.0 MiB}. */
  public static String text(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
  }
}
