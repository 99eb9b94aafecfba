package dev.weir.stream.models;

import dev.weir.model.Model;
import java.time.Instant;

/**
 * A verified model version, ready to score.
 *
 * @param id which
 * @param sha256 the digest of its artifact: what it is, whatever was published under its name;
 *     empty where it has none
 * @param model the classifier: of signals or of images, as its route needs
 * @param publishedAt when it was published
 * @param memory how many bytes of heap it takes, with a scorer for each thread; reckoned
 */
public record LoadedModel(
    VersionId id, String sha256, Model model, Instant publishedAt, long memory) {
  /** A model of no artifact, which takes no memory worth mentioning. */
  public LoadedModel(VersionId id, Model model, Instant publishedAt) {
    this(id, "", model, publishedAt, 0);
  }
}
