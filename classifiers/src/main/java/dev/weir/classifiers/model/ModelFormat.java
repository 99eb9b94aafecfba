package dev.weir.classifiers.model;

import java.io.IOException;

/** The artifact layout of one kind of model. */
public interface ModelFormat extends ModelKind {

  /** Number of parts that {@link #write} writes. */
  long parts(Model model);

  /** Writes everything except the header. */
  void write(Model model, PartWriter out) throws IOException;

  /**
   * Reads the output of {@link #write}.
   *
   * @throws ArtifactException if the parts do not form a model
   * @throws IOException if the stream cannot be read
   */
  Model read(ArtifactHeader header, PartReader in) throws ArtifactException, IOException;
}
