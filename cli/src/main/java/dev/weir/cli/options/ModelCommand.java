package dev.weir.cli.options;

import dev.weir.trainer.provenance.ModelCard;
import java.io.IOException;
import picocli.CommandLine.Parameters;

/** A command on one model, in a file or published on the cluster. */
public abstract class ModelCommand extends ClusterCommand {

  @Parameters(
      paramLabel = "MODEL",
      description =
          "An artifact's file, or NAME/VERSION of a published model, which is fetched from Kafka.")
  private String model;

  /** The argument: a file, or {@code NAME/VERSION}. */
  public final String modelText() {
    return model;
  }

  /**
   * Reads the model.
   *
   * @throws IOException if there is no such file or version, or it is no artifact
   */
  public final ModelCard find() throws IOException {
    return new ModelReference(model).find(cluster());
  }
}
