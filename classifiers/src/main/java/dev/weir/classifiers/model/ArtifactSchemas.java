package dev.weir.classifiers.model;

import dev.weir.model.artifact.ArtifactPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * The schemas of artifacts that this version can read: its own, and older ones that it extends. New
 * kinds of parts are appended to the schema's union and parts never change, so the bytes of an
 * older artifact mean the same in the new schema.
 */
final class ArtifactSchemas {

  private static final String WITHOUT_EXTENSIONS = resource("artifact-schema-2.json");

  private static final Set<String> READABLE =
      Set.of(
          ArtifactPart.getClassSchema().toString(),
          WITHOUT_EXTENSIONS,
          resource("artifact-schema-1.json"));

  private static final Schema BEFORE = new Schema.Parser().parse(WITHOUT_EXTENSIONS);

  private static final Set<String> PARTS_BEFORE =
      BEFORE.getField("part").schema().getTypes().stream()
          .map(Schema::getFullName)
          .collect(Collectors.toSet());

  private ArtifactSchemas() {}

  /** Whether an artifact with this schema can be read. */
  static boolean readable(String schema) {
    return schema != null && READABLE.contains(schema);
  }

  /**
   * Whether version 2 of the schema, which also older versions of Weir read, has such parts; a part
   * has the same bytes in both.
   */
  static boolean isInVersion2(SpecificRecord part) {
    return PARTS_BEFORE.contains(part.getSchema().getFullName());
  }

  /** Version 2 of the schema. */
  static Schema version2() {
    return BEFORE;
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
