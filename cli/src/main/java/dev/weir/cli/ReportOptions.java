package dev.weir.cli;

import dev.weir.report.ReportLimits;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for the size of a report. */
final class ReportOptions extends OptionGroup {

  @Option(
      names = "--top",
      paramLabel = "K",
      defaultValue = "8",
      description = "How many of the most important kernels to show (default: ${DEFAULT-VALUE}).")
  private int kernels;

  @Option(
      names = "--errors",
      paramLabel = "N",
      defaultValue = "24",
      description = "How many misclassified records to show (default: ${DEFAULT-VALUE}).")
  private int errors;

  @Option(
      names = "--windows",
      split = ",",
      paramLabel = "S",
      defaultValue = "3,5,7,9,11,13,15,17,19,21,23,127",
      description =
          "Images only: sizes of windows to compare; one as large as twice the image is the nearest"
              + " neighbour (default: ${DEFAULT-VALUE}). none for no comparison.")
  private List<String> windows;

  @Option(
      names = "--window-tests",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Images only: test images to compare them on (default: ${DEFAULT-VALUE}).")
  private int windowTests;

  @Mixin private ThreadsOption threads;

  ReportLimits limits() {
    try {
      List<Integer> sizes =
          windows.equals(List.of("none"))
              ? List.of()
              : windows.stream().map(Integer::valueOf).toList();
      return new ReportLimits(kernels, errors, sizes, windowTests, threads.count());
    } catch (NumberFormatException e) {
      throw badUsage("--windows are odd numbers, not " + String.join(",", windows), e);
    } catch (IllegalArgumentException e) {
      throw badUsage(e.getMessage(), e);
    }
  }
}
