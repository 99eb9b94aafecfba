package dev.weir.reports;

import java.util.List;

/**
 * The extent of a report.
 *
 * @param kernels number of the most important kernels to show, at least 1
 * @param errors number of misclassified records to show, 0 or more
 * @param windows additional odd window sizes for WNN; may be empty
 * @param windowTests number of test images for them, at least 1
 * @param threads number of threads, at least 1; the report does not depend on it
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
