package dev.weir.trainer.data;

import java.util.Comparator;

/** Orders class labels: numbers first and by value, so that 10 is after 9; then text. */
public final class LabelOrder {
  public static final Comparator<String> INSTANCE =
      Comparator.comparingDouble(LabelOrder::value).thenComparing(Comparator.naturalOrder());

  private LabelOrder() {}

  private static double value(String label) {
    try {
      return Double.parseDouble(label);
    } catch (NumberFormatException e) {
      return Double.NaN; // sorts after every number
    }
  }
}
