package dev.weir.classifiers.model;

import dev.weir.model.artifact.ArtifactPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The schemas of artifacts that this version can read: its own, and older ones that it extends. New
 * kinds of parts are appended to the schema's union and parts never change, so the bytes of an
 * older artifact mean the same in the new schema.
 */
final class ArtifactSchemas {

  private static final Set<String> READABLE =
      Set.of(ArtifactPart.getClassSchema().toString(), resource("artifact-schema-1.json"));

  private ArtifactSchemas() {}

  /** Whether an artifact with this schema can be read. */
  static boolean readable(String schema) {
    return schema != null && READABLE.contains(schema);
  }

  private static String resource(String name) {
    try (InputStream in = ArtifactSchemas.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource %s is missing".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
