package dev.weir.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir evaluate knn}: measures nearest neighbours of signals. */
@Command(
    name = "knn",
    mixinStandardHelpOptions = true,
    description =
        "Classifies test signals by their k nearest training signals, by the Euclidean distance.")
final class EvaluateKnnCommand implements Callable<Integer> {

  @Mixin private KnnOptions knn;

  @Override
  public Integer call() {
    return knn.run(Optional::empty);
  }
}
