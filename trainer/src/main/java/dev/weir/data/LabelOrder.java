package dev.weir.data;

import java.util.Comparator;

/** Orders class labels: numbers first and by value, so that 10 is after 9; then text. */
public enum LabelOrder implements Comparator<String> {
  INSTANCE;

  private static final Comparator<String> ORDER =
      Comparator.comparingDouble(LabelOrder::value).thenComparing(Comparator.naturalOrder());

  @Override
  public int compare(String left, String right) {
    return ORDER.compare(left, right);
  }

  private static double value(String label) {
    try {
      return Double.parseDouble(label);
    } catch (NumberFormatException e) {
      return Double.NaN; // sorts after every number
    }
  }
}
