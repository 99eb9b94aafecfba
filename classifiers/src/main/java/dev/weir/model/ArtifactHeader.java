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
  /** Of a text, beside its characters; of each value of a record, in a scorer. */
  private static final int TEXT_BYTES = 64;

  private static final int VALUE_BYTES = 48;

  public ArtifactHeader {
    classes = List.copyOf(classes);
    preprocessing = List.copyOf(preprocessing);
  }

  /** What a model takes of memory whatever its parts are: its texts, and a scorer's scratch. */
  long memory() {
    long texts = 0;
    for (String name : classes) {
      texts += TEXT_BYTES + 2L * name.length();
    }
    for (var entry : provenance.entries().entrySet()) {
      texts += 2L * TEXT_BYTES + 2L * (entry.getKey().length() + entry.getValue().length());
    }
    return texts + VALUE_BYTES * inputShape.values();
  }
}
