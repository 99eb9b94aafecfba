package dev.weir.cli;

import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The model that a command is about, and the cluster that has it where it is a published one. */
final class ModelArgument {

  @Mixin private ClusterOptions cluster;

  @Parameters(
      paramLabel = "MODEL",
      description =
          "An artifact's file, or NAME/VERSION of a published model, which is fetched from Kafka.")
  private String model;

  /** Where a published model is. */
  ClusterOptions cluster() {
    return cluster;
  }

  /** As the user named it. */
  String text() {
    return model;
  }

  /**
   * Reads the model.
   *
   * @throws IOException if there is no such file or version, or it holds no artifact
   */
  ModelReference.Found find() throws IOException {
    return new ModelReference(model).find(cluster);
  }
}
