package dev.weir.experiments.commands;

import dev.weir.classifiers.dtw.DtwSettings;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code weir evaluate knn}: measures nearest neighbours of signals. */
@Command(
    name = "knn",
    description =
        "Classifies test signals by their k nearest training signals under the Euclidean distance.")
final class EvaluateKnnCommand extends EvaluateNeighboursCommand {

  @Override
  Optional<DtwSettings> warping() {
    return Optional.empty();
  }
}
