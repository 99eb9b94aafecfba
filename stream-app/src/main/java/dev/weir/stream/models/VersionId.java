package dev.weir.stream.models;

/**
 * One version of a model.
 *
 * @param name the model's name
 * @param version the version
 */
public record VersionId(String name, String version) {
  @Override
  public String toString() {
    return name + "/" + version;
  }
}
