package dev.weir.inputs.protobuf;

import com.google.protobuf.AnyProto;
import com.google.protobuf.ApiProto;
import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.EmptyProto;
import com.google.protobuf.FieldMaskProto;
import com.google.protobuf.SourceContextProto;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.TypeProto;
import com.google.protobuf.WrappersProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Links a file and what it imports. Protobuf's own files need not be supplied. A file that is
 * missing is an error only where a path leads into one of its types, since many imports are for
 * options alone.
 */
final class ProtoLinker {
  /** Maximum number of files that one schema imports, directly or not. */
  static final int MOST_FILES = 200;

  /** Maximum number of characters of all files of a schema. */
  static final int MOST_TEXT = 4 << 20;

  private static final Map<String, FileDescriptor> BUILT_IN =
      Stream.of(
              AnyProto.getDescriptor(),
              ApiProto.getDescriptor(),
              DescriptorProtos.getDescriptor(),
              DurationProto.getDescriptor(),
              EmptyProto.getDescriptor(),
              FieldMaskProto.getDescriptor(),
              SourceContextProto.getDescriptor(),
              StructProto.getDescriptor(),
              TimestampProto.getDescriptor(),
              TypeProto.getDescriptor(),
              WrappersProto.getDescriptor())
          .collect(Collectors.toUnmodifiableMap(FileDescriptor::getName, file -> file));

  private final Imports imports;
  private final Map<String, FileDescriptor> linked = new HashMap<>(BUILT_IN);
  private final Set<String> open = new LinkedHashSet<>();
  private int files;
  private int characters;

  private ProtoLinker(Imports imports) {
    this.imports = imports;
  }

  /** Where imported files are. */
  interface Imports {
    /** The text of a file; null: there is none. */
    @Nullable String text(String name);
  }

  /**
   * Links a file.
   *
   * @throws ProtoSchemaException if a file is invalid, files import each other, or there are too
   *     many
   */
  static FileDescriptor link(String name, String text, Imports imports) {
    return new ProtoLinker(imports).link(name, text);
  }

  private FileDescriptor link(String name, String text) {
    characters += text.length();
    require(++files <= MOST_FILES, "the schema imports more than %d files".formatted(MOST_FILES));
    require(
        characters <= MOST_TEXT, "the schema is longer than %,d characters".formatted(MOST_TEXT));
    require(open.add(name), "%s imports itself".formatted(name));
    FileDescriptorProto file = ProtoFileParser.parse(name, text);
    List<FileDescriptor> dependencies = new ArrayList<>();
    for (String each : file.getDependencyList()) {
      FileDescriptor dependency = dependency(each);
      if (dependency != null) {
        dependencies.add(dependency);
      }
    }
    open.remove(name);
    return build(file, dependencies);
  }

  private @Nullable FileDescriptor dependency(String name) {
    FileDescriptor known = linked.get(name);
    if (known != null) {
      return known;
    }
    String text = imports.text(name);
    if (text == null) {
      return null;
    }
    FileDescriptor file = link(name, text);
    linked.put(name, file);
    return file;
  }

  private static FileDescriptor build(FileDescriptorProto file, List<FileDescriptor> dependencies) {
    try {
      return FileDescriptor.buildFrom(file, dependencies.toArray(FileDescriptor[]::new), true);
    } catch (DescriptorValidationException | IllegalArgumentException | IllegalStateException e) {
      throw new ProtoSchemaException(
          "%s is not a valid schema: %s".formatted(file.getName(), e.getMessage()), e);
    }
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new ProtoSchemaException(problem);
    }
  }
}
