package dev.weir.experiments.scoreboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names, units and format of figures. */
final class FigureFormat {

  static final String ACCURACY = "accuracy, %";

  private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_UP);
  private static final double WHOLE = 1e15;

  private FigureFormat() {}

  /** Integers unchanged, others with four digits; empty for null. */
  static String text(Double value) {
    if (value == null) {
      return "";
    }
    if (value.isNaN() || value.isInfinite()) {
      return value.toString();
    }
    if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
      return Long.toString(value.longValue());
    }
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  /** Whether a name is that of a detail, which tables omit. */
  static boolean detail(String name) {
    return name.indexOf('.') >= 0;
  }

  /** A share in percent, rounded so that 0.57 gives 57; exact for up to a billion records. */
  static double percent(double share) {
    return Math.rint(share * 1e9) / 1e7;
  }

  /** Mean, sample standard deviation, minimum and maximum over seeds. */
  static Map<String, Double> overSeeds(double[] shares) {
    DoubleSummaryStatistics summary = Arrays.stream(shares).summaryStatistics();
    double mean = summary.getAverage();
    double squares = Arrays.stream(shares).map(share -> Math.pow(share - mean, 2)).sum();
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(ACCURACY, percent(mean));
    if (shares.length > 1) {
      figures.put("standard deviation", percent(Math.sqrt(squares / (shares.length - 1))));
      figures.put("least, %", percent(summary.getMin()));
      figures.put("greatest, %", percent(summary.getMax()));
    }
    return figures;
  }
}
