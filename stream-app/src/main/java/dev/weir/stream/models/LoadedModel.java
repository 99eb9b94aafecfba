package dev.weir.stream.models;

import dev.weir.classifiers.model.Model;
import dev.weir.stream.names.ModelVersionId;
import java.time.Instant;

/**
 * A verified model version, ready to score.
 *
 * @param id its name and version
 * @param sha256 the digest of its artifact, which identifies it whatever was published under its
 *     name; empty if it has none
 * @param model the classifier: of signals or of images, as its route requires
 * @param publishedAt when it was published
 * @param memory estimated bytes of heap, with a scorer per thread
 */
public record LoadedModel(
    ModelVersionId id, String sha256, Model model, Instant publishedAt, long memory) {
  /** Creates a model without an artifact, whose memory is not counted. */
  public LoadedModel(ModelVersionId id, Model model, Instant publishedAt) {
    this(id, "", model, publishedAt, 0);
  }
}
