package dev.weir.classifiers.model;

import java.util.List;

/** A trained classifier. Models are immutable and thread-safe. */
public interface Model {

  /** The kind, as in artifacts and manifests, for example {@code rocket}. */
  String kind();

  /** The distinct classes in the order of the scores, at least two. */
  List<String> classes();

  /** The shape of one record. */
  InputShape inputShape();

  /** The names of the preprocessing steps, in order. */
  List<String> preprocessing();

  /** The model's origin. */
  Provenance provenance();

  /** The same model with another provenance. */
  Model withProvenance(Provenance other);

  /** One sentence about the model, for its card. */
  default String description() {
    return "A classifier of kind %s.".formatted(kind());
  }
}
