package dev.weir.inputs.avro;

import dev.weir.schemas.FailureText;
import dev.weir.schemas.UndecodableException;
import dev.weir.schemas.WriterSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** Reads schema files. */
final class AvroSchemaFile {
  private AvroSchemaFile() {}

  /**
   * Reads the schema of all records.
   *
   * @param type the full name of one of the file's types; empty: the file's own schema
   * @throws IllegalArgumentException if the file cannot be read, or is refused; for users
   */
  static Schema read(String file, Optional<String> type) {
    try {
      Schema whole = new SchemaParser().parse(Files.readString(Path.of(file))).mainSchema();
      Schema wanted = type.map(name -> find(file, whole, name)).orElse(whole);
      WriterSchemas.check("The schema of " + file, wanted);
      return wanted;
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read the schema: " + FailureText.of(e), e);
    } catch (UndecodableException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (AvroRuntimeException e) {
      throw new IllegalArgumentException(
          "%s is no Avro schema: %s".formatted(file, FailureText.of(e)), e);
    }
  }

  private static Schema find(String file, Schema whole, String name) {
    return (whole.isUnion() ? whole.getTypes() : List.of(whole))
        .stream()
            .filter(type -> type.getFullName().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("%s has no type %s".formatted(file, name)));
  }
}
