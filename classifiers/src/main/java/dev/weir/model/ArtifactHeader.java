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

  public ArtifactHeader {
    classes = List.copyOf(classes);
    preprocessing = List.copyOf(preprocessing);
  }
}
