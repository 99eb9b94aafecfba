package dev.weir.experiments.commands;

import dev.weir.classifiers.dtw.DtwSettings;
import dev.weir.classifiers.dtw.Psi;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir evaluate dtw}: measures nearest neighbours by dynamic time warping. */
@Command(
    name = "dtw",
    description =
        "Classifies test signals by their k nearest training signals under dynamic time warping,"
            + " exactly.")
final class EvaluateDtwCommand extends EvaluateNeighboursCommand {

  private static final int ENDS = 4;

  @Option(
      names = "--psi",
      split = ",",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Number of samples at an end that may stay unmatched: one number for both ends of both"
              + " signals, or four: start and end of the test signal, start and end of the training"
              + " signal (default: ${DEFAULT-VALUE}).")
  private List<Integer> psi;

  @Option(
      names = "--dtw-window",
      paramLabel = "N",
      description =
          "Maximum distance, in samples, between matched samples: a Sakoe-Chiba band (default:"
              + " unlimited).")
  private Integer window;

  @Override
  Optional<DtwSettings> warping() {
    OptionalInt band = window == null ? OptionalInt.empty() : OptionalInt.of(window);
    return Optional.of(new DtwSettings(psi(), band));
  }

  private Psi psi() {
    if (psi.size() == ENDS) {
      return new Psi(psi.get(0), psi.get(1), psi.get(2), psi.get(3));
    }
    require(psi.size() == 1, "--psi must be one number or four, not " + psi.size());
    return Psi.of(psi.getFirst());
  }
}
