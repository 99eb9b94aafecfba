package dev.weir.report;

import java.util.List;

/**
 * How much goes into a report.
 *
 * @param kernels how many of the most important kernels are shown, at least 1
 * @param errors how many misclassified records are shown, 0 or more
 * @param windows the sizes of windows that WNN is tried with besides its own, odd; none for none
 * @param windowTests how many test images they are tried on, at least 1
 * @param threads that classify records, at least 1; the report does not depend on it
 */
public record ReportLimits(
    int kernels, int errors, List<Integer> windows, int windowTests, int threads) {

  public ReportLimits {
    if (kernels < 1 || errors < 0 || windowTests < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "a report cannot have %d kernels, %d errors, %d tests of windows and %d threads"
              .formatted(kernels, errors, windowTests, threads));
    }
    for (int window : windows) {
      if (window < 1 || window % 2 == 0) {
        throw new IllegalArgumentException(
            "a window's side is an odd number of 1 or more, not " + window);
      }
    }
    windows = List.copyOf(windows);
  }
}
