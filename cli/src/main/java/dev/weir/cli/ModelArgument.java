package dev.weir.cli;

import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command's model argument, with the cluster to look it up in if it is published. */
final class ModelArgument {

  @Mixin private ClusterOptions cluster;

  @Parameters(
      paramLabel = "MODEL",
      description =
          "An artifact's file, or NAME/VERSION of a published model, which is fetched from Kafka.")
  private String model;

  /** The cluster of published models. */
  ClusterOptions cluster() {
    return cluster;
  }

  /** The argument as given. */
  String text() {
    return model;
  }

  /**
   * Reads the model.
   *
   * @throws IOException if there is no such file or version, or it is no artifact
   */
  ModelReference.Found find() throws IOException {
    return new ModelReference(model).find(cluster);
  }
}
