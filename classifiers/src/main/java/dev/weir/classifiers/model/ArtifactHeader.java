package dev.weir.classifiers.model;

import java.util.List;

/**
 * The header of an artifact.
 *
 * @param kind selects the {@link ModelFormat}
 * @param classes in the order of the scores
 * @param inputShape shape of one record
 * @param preprocessing the names of the steps
 * @param provenance the model's origin
 * @param parts number of parts that follow
 */
public record ArtifactHeader(
    String kind,
    List<String> classes,
    InputShape inputShape,
    List<String> preprocessing,
    Provenance provenance,
    long parts) {
  /** Bytes of a text in addition to its characters. */
  private static final int TEXT_BYTES = 64;

  /**
   * Bytes of a scorer per value of a record: preprocessing buffers, and 1 + 2 + 4 + 8 + 16 floats
   * for the kernels that process several positions at once.
   */
  private static final int VALUE_BYTES = 176;

  public ArtifactHeader {
    classes = List.copyOf(classes);
    preprocessing = List.copyOf(preprocessing);
  }

  /** Memory of a scorer, excluding the parts. */
  long scorerMemory() {
    return VALUE_BYTES * inputShape.values();
  }

  /** Memory of a model, excluding its parts: its texts. */
  long memory() {
    long texts = 0;
    for (String name : classes) {
      texts += TEXT_BYTES + 2L * name.length();
    }
    for (var entry : provenance.entries().entrySet()) {
      texts += 2L * TEXT_BYTES + 2L * (entry.getKey().length() + entry.getValue().length());
    }
    return texts;
  }
}
