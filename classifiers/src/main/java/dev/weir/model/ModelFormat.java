package dev.weir.model;

import java.io.IOException;

/**
 * How models of one kind are laid out in an artifact. Formats are found by {@link
 * java.util.ServiceLoader}.
 */
public interface ModelFormat {

  /** The kind of the models. */
  String kind();

  /** How many parts {@link #write} will write. */
  long parts(Model model);

  /** Writes what the header does not say. */
  void write(Model model, PartWriter out) throws IOException;

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws ArtifactException if the parts make no model
   * @throws IOException if the stream cannot be read
   */
  Model read(ArtifactHeader header, PartReader in) throws ArtifactException, IOException;
}
