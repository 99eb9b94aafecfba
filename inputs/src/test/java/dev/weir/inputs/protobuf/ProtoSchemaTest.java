package dev.weir.inputs.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.Descriptor;
import dev.weir.inputs.mapping.FormatSettings;
import dev.weir.inputs.path.SlotUse;
import dev.weir.inputs.path.Slots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of schemas, their imports, and schema files. */
class ProtoSchemaTest {
  private static final byte[] ONE = {8, 1};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "message {",
        "bm8gZGVzY3JpcHRpb24=",
        "syntax = \"proto4\"; message M {}",
        "edition = \"1999\"; message M {}",
        "syntax = \"proto3\"; message M { int32 a = 1; int32 b = 1; }",
        "syntax = \"proto3\"; message M { int32 a = 1; int32 a = 2; }",
        "syntax = \"proto3\"; message M { int32 a = 0; }",
        "import \"test.proto\"; message M {}"
      })
  void shouldRefuseTextsThatAreNoSchema(String text) {
    assertThatThrownBy(() -> ProtoLinker.link("test.proto", text, name -> text))
        .isInstanceOf(ProtoSchemaException.class)
        .hasMessageContaining("test.proto");
  }

  @Test
  void shouldRefuseSchemasThatNestTooDeepOrAreTooLong() {
    // given
    String deep = "message A {".repeat(50_000);
    String importing = "import \"%s.proto\";";

    // then
    assertThatThrownBy(() -> Protos.link(deep)).isInstanceOf(ProtoSchemaException.class);
    assertThatThrownBy(
            () -> ProtoLinker.link("a", importing.formatted("x"), n -> importing.formatted(n + n)))
        .isInstanceOf(ProtoSchemaException.class)
        .hasMessageContaining("the schema");
  }

  @Test
  void shouldResolveNestedAndImportedTypes() {
    // given
    Map<String, String> files =
        Map.of(
            "a.proto",
            "package a; import public \"b/b.proto\"; message A { optional B b = 1; message B {"
                + " optional int32 x = 1; } }",
            "b/b.proto",
            "syntax = \"proto3\"; package b; message B { int32 y = 1; }");
    String main =
        """
        syntax = "proto3";
        package a.c;
        import "a.proto";
        import "google/protobuf/duration.proto";
        import "validate/validate.proto";
        option java_package = "x";
        message M {
          option deprecated = true;
          reserved 9, 20 to max;
          A outer = 1 [(validate.rules).message.required = true];
          b.B inner = 2;
          google.protobuf.Duration length = 3;
          validate.Rule rule = 4;
        }
        service S { rpc Call (M) returns (stream M) {} }
        """;

    // when
    Descriptor type = ProtoLinker.link("m.proto", main, files::get).getMessageTypes().getFirst();

    // then
    assertThat(type.findFieldByName("outer").getMessageType().getFullName()).isEqualTo("a.A");
    assertThat(type.findFieldByName("inner").getMessageType().getFullName()).isEqualTo("b.B");
    assertThat(type.findFieldByName("outer").getMessageType().findFieldByName("b").getMessageType())
        .extracting(Descriptor::getFullName)
        .isEqualTo("a.A.B");
    var plan = Protos.plan(SlotUse.ID, "rule.id");
    assertThatThrownBy(() -> PlanCompiler.compile(type, new Slots(plan)))
        .hasMessageContaining("(whose file is not among the imports) has no field 'id'");
  }

  @Test
  void shouldReadDescriptionsInBase64AsConfluentsSerializersForPythonRegisterThem() {
    // given: the file and what it imports
    String main =
        base64(
            "syntax = \"proto3\"; package p; import \"part.proto\"; import"
                + " \"google/protobuf/timestamp.proto\"; message M { Part part = 1;"
                + " google.protobuf.Timestamp at = 2; }");
    String part = base64("syntax = \"proto3\"; package p; message Part { int32 n = 7; }");

    // when
    Descriptor type =
        ProtoLinker.link("schema-1.proto", main, Map.of("part.proto", part)::get)
            .findMessageTypeByName("M");

    // then
    assertThat(type.getFullName()).isEqualTo("p.M");
    assertThat(type.findFieldByName("part").getMessageType().findFieldByName("n").getNumber())
        .isEqualTo(7);
    assertThat(type.findFieldByName("at").getMessageType().getFullName())
        .isEqualTo("google.protobuf.Timestamp");
  }

  private static String base64(String text) {
    byte[] description = ProtoFileParser.parse("any.proto", text).toByteArray();
    return Base64.getEncoder().encodeToString(description);
  }

  @Test
  void shouldReadBySchemaFile() throws IOException {
    // given
    Path file = folder.resolve("m.proto");
    Files.createDirectories(folder.resolve("inner"));
    Files.writeString(
        folder.resolve("inner/n.proto"),
        "syntax = \"proto3\"; package q; message N { int32 x = 1; }");
    Files.writeString(
        file,
        "syntax = \"proto3\"; package p; import \"inner/n.proto\"; message A { message B { q.N n ="
            + " 1; } } message C {}");
    byte[] value = Protos.bytes(out -> out.writeByteArray(1, ONE));

    for (String message : new String[] {"A.B", "p.A.B"}) {
      // when
      var plan = Protos.plan(SlotUse.START, "n.x");
      Slots slots = new Slots(plan);
      ProtobufFormat.ofFile(plan, settings(file, message)).read("t", value, slots);

      // then
      assertThat(slots.integer(0)).isEqualTo(1);
    }
    assertUnusable(file, "p.A.X", "it has no message 'p.A.X'; did you mean 'p.A.B'?");
    assertUnusable(file, null, "it has 2 messages; set message to one of [p.A, p.C]");
    assertUnusable(file, "C", "p.C has no field 'n'");
    assertUnusable(folder.resolve("no.proto"), "C", "no.proto");
  }

  @Test
  void shouldNotImportFromOutsideTheFolder() throws IOException {
    // given
    Files.writeString(folder.resolve("secret.proto"), "message S { optional int32 n = 1; }");
    Path inner = Files.createDirectories(folder.resolve("inner"));
    Path file = inner.resolve("m.proto");
    Files.writeString(file, "import \"../secret.proto\"; message M { optional S s = 1; }");

    // then
    assertThatThrownBy(
            () -> ProtobufFormat.ofFile(Protos.plan(SlotUse.ID, "s.n"), settings(file, "M")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whose file is not among the imports");
  }

  private static void assertUnusable(Path file, String message, String problem) {
    assertThatThrownBy(
            () -> ProtobufFormat.ofFile(Protos.plan(SlotUse.START, "n.x"), settings(file, message)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  private static FormatSettings settings(Path file, String message) {
    FormatSettings usual = FormatSettings.USUAL;
    return new FormatSettings(
        Optional.of(file.toString()),
        Optional.ofNullable(message),
        usual.separator(),
        usual.header(),
        usual.binaryType(),
        usual.binaryOrder());
  }
}
