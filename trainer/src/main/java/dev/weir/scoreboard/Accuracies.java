package dev.weir.scoreboard;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/** Accuracies as scoreboard figures, in percent. */
final class Accuracies {

  static final String ACCURACY = "accuracy, %";

  private Accuracies() {}

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
