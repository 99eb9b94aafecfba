package dev.weir.inputs.protobuf;

import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.squareup.wire.Syntax;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a .proto file as protobuf's own description of a file. Kept is what the wire format
 * depends on: messages, enums, presence, defaults and features; services, extensions and all other
 * options are left out.
 *
 * <p>The parser is Wire's, which knows proto2 and proto3. A file of an edition has the grammar of
 * proto3 without its labels, so it is parsed as such and then described as one of its edition.
 *
 * <p>Confluent's serializers for Python register a file's description in Base64, which some
 * registries return as it is.
 */
final class ProtoFileParser {
  private static final Pattern EDITION =
      Pattern.compile("edition\\s*=\\s*([\"'])(?<year>\\w+)\\1\\s*;");

  private static final String EDITIONS = "editions";

  /** No file is such a text: it would have neither blanks nor punctuation. */
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{4,}={0,2}");

  private ProtoFileParser() {}

  /**
   * Parses a file.
   *
   * @param name by which other files import it
   * @throws ProtoSchemaException if it is not valid
   */
  static FileDescriptorProto parse(String name, String text) {
    if (BASE64.matcher(text).matches()) {
      return described(name, text);
    }
    try {
      Matcher edition = EDITION.matcher(text).region(firstStatement(text), text.length());
      return edition.lookingAt()
          ? describe(name, edition(name, text, edition))
              .setSyntax(EDITIONS)
              .setEdition(year(edition))
              .build()
          : describe(name, element(name, text)).build();
    } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new ProtoSchemaException(
          "%s is not a valid .proto file: %s".formatted(name, text(e)), e);
    } catch (StackOverflowError e) {
      throw new ProtoSchemaException("%s nests too deep to be read".formatted(name), e);
    }
  }

  private static FileDescriptorProto described(String name, String text) {
    try {
      return FileDescriptorProto.parseFrom(Base64.getDecoder().decode(text)).toBuilder()
          .setName(name)
          .clearService()
          .clearExtension()
          .build();
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      throw new ProtoSchemaException(
          "%s is neither a .proto file nor the description of one in Base64".formatted(name), e);
    }
  }

  private static String text(RuntimeException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** As many lines as before, so that errors name the right one. */
  private static ProtoFileElement edition(String name, String text, Matcher edition) {
    String lines = "\n".repeat((int) edition.group().chars().filter(c -> c == '\n').count());
    String proto3 = "syntax = \"proto3\";" + lines;
    return element(
        name, text.substring(0, edition.start()) + proto3 + text.substring(edition.end()));
  }

  private static ProtoFileElement element(String name, String text) {
    return ProtoParser.Companion.parse(Location.get(name), text);
  }

  private static Edition year(Matcher edition) {
    String name = "EDITION_" + edition.group("year");
    try {
      return Edition.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("edition " + edition.group("year") + " is unknown", e);
    }
  }

  private static FileDescriptorProto.Builder describe(String name, ProtoFileElement file) {
    FileDescriptorProto.Builder proto = FileDescriptorProto.newBuilder().setName(name);
    if (file.getPackageName() != null) {
      proto.setPackage(file.getPackageName());
    }
    proto.setSyntax(file.getSyntax() == Syntax.PROTO_3 ? "proto3" : "proto2");
    addImports(proto, file);
    ProtoOptions.features(file.getOptions())
        .ifPresent(set -> proto.getOptionsBuilder().setFeatures(set));
    addTypes(proto, file.getTypes(), file.getSyntax() == Syntax.PROTO_3);
    return proto;
  }

  private static void addImports(FileDescriptorProto.Builder proto, ProtoFileElement file) {
    proto.addAllDependency(file.getImports());
    proto.addAllDependency(file.getWeakImports());
    for (String name : file.getPublicImports()) {
      proto.addPublicDependency(proto.getDependencyCount());
      proto.addDependency(name);
    }
  }

  private static void addTypes(
      FileDescriptorProto.Builder proto, List<TypeElement> types, boolean isProto3) {
    for (TypeElement type : types) {
      switch (type) {
        case MessageElement message ->
            proto.addMessageType(new MessageParser(isProto3).describe(message));
        case EnumElement each -> proto.addEnumType(MessageParser.describe(each));
        default -> {}
      }
    }
  }

  /** The position after blanks and comments. */
  private static int firstStatement(String text) {
    int at = 0;
    while (true) {
      if (text.startsWith("//", at)) {
        at = after(text, "\n", at);
      } else if (text.startsWith("/*", at)) {
        at = after(text, "*/", at + 2);
      } else if (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '\uFEFF')) {
        at++;
      } else {
        return at;
      }
    }
  }

  private static int after(String text, String end, int from) {
    int at = text.indexOf(end, from);
    return at < 0 ? text.length() : at + end.length();
  }
}
