package dev.weir.model;

import java.util.List;

/**
 * What an artifact says before its parts.
 *
 * @param kind names the {@link ModelFormat}
 * @param classes in the order of the scores
 * @param inputShape what one record must look like
 * @param preprocessing the names of the steps
 * @param provenance where the model comes from
 * @param parts how many parts follow
 */
public record ArtifactHeader(
    String kind,
    List<String> classes,
    InputShape inputShape,
    List<String> preprocessing,
    Provenance provenance,
    long parts) {
  /** Of a text, beside its characters. */
  private static final int TEXT_BYTES = 64;

  /**
   * Of each value of a record, in a scorer: what preprocessing keeps, and 1 + 2 + 4 + 8 + 16 floats
   * of the kernels that work on several positions at once.
   */
  private static final int VALUE_BYTES = 176;

  public ArtifactHeader {
    classes = List.copyOf(classes);
    preprocessing = List.copyOf(preprocessing);
  }

  /** What a scorer takes of memory whatever the parts are. */
  long scorerMemory() {
    return VALUE_BYTES * inputShape.values();
  }

  /** What a model takes of memory whatever its parts are: its texts. */
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
