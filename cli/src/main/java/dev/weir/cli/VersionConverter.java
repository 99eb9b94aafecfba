package dev.weir.cli;

import dev.weir.schemas.ModelKey;
import dev.weir.schemas.ModelKeys;
import dev.weir.schemas.ModelVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses {@code NAME/VERSION}. */
final class VersionConverter implements ITypeConverter<ModelVersion> {

  @Override
  public ModelVersion convert(String text) {
    try {
      if (ModelKeys.parse(text) instanceof ModelKey.Manifest(String name, String version)) {
        return new ModelVersion(name, version);
      }
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "': " + e.getMessage());
    }
    throw new TypeConversionException(
        "'" + text + "' is no version of a model; write NAME/VERSION, such as gestures/3");
  }
}
