package dev.weir.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** The schema files on the class path under {@code /avro}. */
final class SchemaFiles {
  private SchemaFiles() {}

  /** The schema in {@code /avro/NAME.avsc}. */
  static Schema load(String name) {
    String path = "/avro/" + name + ".avsc";
    try (InputStream in = SchemaFiles.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(
            path + " is not on the class path: the schemas jar is incomplete");
      }
      return new SchemaParser().parse(in).mainSchema();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
