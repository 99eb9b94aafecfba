package dev.weir.reports;

import java.util.Locale;

/** Limits the number of classes with pictures and describes the omitted ones. */
final class ShownClasses {

  /** More classes would make the page too long. */
  static final int MOST = 40;

  private ShownClasses() {}

  /** A sentence for the end of a section's text; empty if no classes are omitted. */
  static String note(int classes, int most) {
    return note(" Shown are the first %d of %,d classes", most, classes);
  }

  /**
   * A sentence on omitted things; empty if there are none.
   *
   * @param shown its beginning, with the numbers of shown and of all things
   */
  static String note(String shown, int most, int all) {
    return all <= most
        ? ""
        : String.format(
            Locale.ROOT, shown + "; the other %,d are left out.", most, all, all - most);
  }
}
