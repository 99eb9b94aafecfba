package dev.weir.cli.options;

import dev.weir.cli.command.OptionGroup;
import dev.weir.reports.ReportLimits;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for the size of a report. */
public final class ReportOptions extends OptionGroup {

  @Option(
      names = "--top",
      paramLabel = "K",
      defaultValue = "8",
      description = "Number of most important kernels to show (default: ${DEFAULT-VALUE}).")
  private int kernels;

  @Option(
      names = "--errors",
      paramLabel = "N",
      defaultValue = "24",
      description = "Number of misclassified records to show (default: ${DEFAULT-VALUE}).")
  private int errors;

  @Option(
      names = "--windows",
      split = ",",
      paramLabel = "S",
      defaultValue = "3,5,7,9,11,13,15,17,19,21,23,127",
      description =
          "Images only: window sizes to compare; one of twice the image's side is the plain nearest"
              + " neighbour (default: ${DEFAULT-VALUE}). none for no comparison.")
  private List<String> windows;

  @Option(
      names = "--window-tests",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Images only: number of test images for the comparison (default: ${DEFAULT-VALUE}).")
  private int windowTests;

  @Mixin private ThreadsOption threads;

  public ReportLimits limits() {
    try {
      List<Integer> sizes =
          windows.equals(List.of("none"))
              ? List.of()
              : windows.stream().map(Integer::valueOf).toList();
      return new ReportLimits(kernels, errors, sizes, windowTests, threads.count());
    } catch (NumberFormatException e) {
      throw badUsage("--windows must be odd numbers, not " + String.join(",", windows), e);
    } catch (IllegalArgumentException e) {
      throw badUsage(e.getMessage(), e);
    }
  }
}
