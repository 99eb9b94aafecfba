package dev.weir.stream.names;

/**
 * One version of a model.
 *
 * @param name the model's name
 * @param version the version
 */
public record ModelVersionId(String name, String version) {
  @Override
  public String toString() {
    return name + "/" + version;
  }
}
