package dev.weir.report;

import java.util.Locale;

/** How many classes have pictures of their own, and what is said of the others. */
final class ShownClasses {

  /** More would make a page that nobody reads to its end. */
  static final int MOST = 40;

  private ShownClasses() {}

  /** A sentence for the end of a section's text; empty if nothing is left out. */
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
