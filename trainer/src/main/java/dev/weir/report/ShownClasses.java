package dev.weir.report;

import java.util.Locale;

/** Limits the number of classes with pictures and describes the omitted ones. */
final class ShownClasses {

  /** More classes would make the page too long. */
  static final int MOST = 40;

  private ShownClasses() {}

  /** A sentence for the end of a section's text; empty if nothing is omitted. */
  static String note(int classes, int most) {
    return classes <= most
        ? ""
        : String.format(
            Locale.ROOT,
            " Shown are the first %d of %,d classes; the other %,d are left out.",
            most,
            classes,
            classes - most);
  }
}
