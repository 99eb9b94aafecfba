package dev.weir.modelregistry.publish;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An artifact to publish and, optionally, to assign.
 *
 * @param source its bytes
 * @param name the model's name
 * @param version the version; empty: the one that already has these bytes, else the next number
 * @param figures offline figures, such as accuracy and tests
 * @param placement its role; empty: not assigned
 * @param force whether to publish and assign a version that the application would refuse, and to
 *     accept a start in the past or too soon
 */
public record PublicationRequest(
    ArtifactSource source,
    String name,
    Optional<String> version,
    Map<String, Double> figures,
    Optional<Placement> placement,
    boolean force) {
  public PublicationRequest {
    ModelKeyFormat.requireName("model name", name);
    version.ifPresent(it -> ModelKeyFormat.requireName("model version", it));
    figures = Map.copyOf(figures);
  }

  /**
   * The outcome of a release.
   *
   * @param publication the publication of the artifact
   * @param twins other versions of the model with the same bytes
   * @param assignment the assignment of the version, if requested
   */
  @JsonPropertyOrder({"publication", "sameBytes"})
  public record Outcome(
      @JsonUnwrapped PublicationOutcome publication,
      @JsonIgnore List<ModelVersion> twins,
      Optional<AssignmentOutcome> assignment) {

    /** The twins, for JSON. */
    @JsonProperty
    List<String> sameBytes() {
      return twins.stream().map(TimelineQueries::name).toList();
    }
  }

  /** The version that it becomes, or already is. */
  ModelVersion target(ModelCatalogue catalogue, String sha256) {
    return new ModelVersion(
        name,
        version.or(() -> newest(catalogue, sha256)).orElseGet(() -> catalogue.nextVersion(name)));
  }

  /** Other versions of the model with these bytes. */
  List<ModelVersion> twins(ModelCatalogue catalogue, String sha256, ModelVersion target) {
    return same(catalogue, sha256)
        .map(it -> new ModelVersion(name, it.getVersion()))
        .filter(it -> !it.equals(target))
        .toList();
  }

  private Optional<String> newest(ModelCatalogue catalogue, String sha256) {
    return same(catalogue, sha256)
        .max(Comparator.comparing(ModelManifest::getPublishedAt))
        .map(ModelManifest::getVersion);
  }

  private Stream<ModelManifest> same(ModelCatalogue catalogue, String sha256) {
    return catalogue.versions(name).stream().filter(it -> it.getSha256().equals(sha256));
  }
}
