package dev.weir.inputs.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.weir.inputs.mapping.FormatSettings;
import dev.weir.schemas.NameSuggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A .proto file whose imports are in its folder. */
final class ProtoFolder {
  private final Path folder;

  private ProtoFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * The message of a schema file.
   *
   * @throws IllegalArgumentException if the file cannot be read, is invalid, or does not have it
   */
  static Descriptor message(FormatSettings settings) {
    Path file = Path.of(settings.schemaFile().orElseThrow());
    try {
      Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
      FileDescriptor schema =
          ProtoLinker.link(
              file.getFileName().toString(),
              Files.readString(file),
              new ProtoFolder(folder)::textOrNull);
      return find(schema, settings.message());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Cannot read the schema file %s: %s".formatted(file, e), e);
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (ProtoSchemaException e) {
      throw new IllegalArgumentException("Schema file %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** An import is a path with slashes from the folder inwards. */
  private @Nullable String textOrNull(String name) {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
      return null;
    }
    try {
      return new String(Files.readAllBytes(file), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the imported file " + file, e);
    }
  }

  private static Descriptor find(FileDescriptor file, Optional<String> name) {
    List<Descriptor> all = new ArrayList<>();
    file.getMessageTypes().forEach(type -> addWithNested(type, all));
    if (name.isEmpty()) {
      return only(file);
    }
    List<String> names = all.stream().map(Descriptor::getFullName).toList();
    return all.stream()
        .filter(type -> isNamed(type, name.get()))
        .findFirst()
        .orElseThrow(() -> new ProtoSchemaException(unknown(name.get(), names)));
  }

  private static void addWithNested(Descriptor type, List<Descriptor> all) {
    if (!type.getOptions().getMapEntry()) {
      all.add(type);
      type.getNestedTypes().forEach(nested -> addWithNested(nested, all));
    }
  }

  private static boolean isNamed(Descriptor type, String name) {
    String fullName = type.getFullName();
    return fullName.equals(name) || fullName.equals(type.getFile().getPackage() + "." + name);
  }

  private static Descriptor only(FileDescriptor file) {
    List<Descriptor> types = file.getMessageTypes();
    if (types.size() != 1) {
      throw new ProtoSchemaException(
          "it has %d messages; set message to one of %s"
              .formatted(types.size(), types.stream().map(Descriptor::getFullName).toList()));
    }
    return types.getFirst();
  }

  private static String unknown(String name, List<String> names) {
    return "it has no message '%s'; %s"
        .formatted(
            name,
            NameSuggestion.of(name, names)
                .map("did you mean '%s'?"::formatted)
                .orElseGet(() -> "it has " + names));
  }
}
