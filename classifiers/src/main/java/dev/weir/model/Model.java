package dev.weir.model;

import java.util.List;

/** A trained classifier. Models are immutable and safe for use by many threads. */
public interface Model {

  /** The kind as artifacts and manifests name it, for example {@code rocket}. */
  String kind();

  /** The classes in the order of the scores, at least two, each once. */
  List<String> classes();

  /** What one record must look like. */
  InputShape inputShape();

  /** Where the model comes from. */
  Provenance provenance();
}
