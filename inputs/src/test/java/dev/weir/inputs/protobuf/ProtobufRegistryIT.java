package dev.weir.inputs.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.inputs.path.SlotPlan;
import dev.weir.inputs.path.SlotUse;
import dev.weir.inputs.path.Slots;
import dev.weir.sandbox.RegistrySandbox;
import dev.weir.schemas.RegistryUnavailableException;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.UndecodableException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Schemas with references in a real registry, registered by plain HTTP. */
class ProtobufRegistryIT {
  private static RegistrySandbox registry;

  @BeforeAll
  static void start() {
    registry = RegistrySandbox.start();
  }

  @AfterAll
  static void close() {
    registry.close();
  }

  @Test
  void shouldReadRecordsWhoseSchemaRefersToOthers() throws Exception {
    // given: main.proto imports part.proto, which imports unit.proto
    register(
        "unit", "syntax = \\\"proto3\\\"; package plant; message Unit { double torque = 1; }", "");
    register(
        "part",
        "syntax = \\\"proto3\\\"; package plant; import \\\"unit.proto\\\"; message Part { Unit"
            + " unit = 1; }",
        reference("unit.proto", "unit"));
    int id =
        register(
            "t-value",
            "syntax = \\\"proto3\\\"; package plant; import \\\"part.proto\\\"; import"
                + " \\\"google/protobuf/timestamp.proto\\\"; message Press { Part part = 1;"
                + " google.protobuf.Timestamp at = 2; }",
            reference("part.proto", "part"));
    byte[] unit = Protos.bytes(out -> out.writeDouble(1, 4.5));
    byte[] part = Protos.bytes(out -> out.writeByteArray(1, unit));
    byte[] value =
        Protos.bytes(
            out -> {
              out.writeRawByte(0);
              out.writeRawBytes(new byte[] {(byte) (id >> 24), (byte) (id >> 16)});
              out.writeRawBytes(new byte[] {(byte) (id >> 8), (byte) id, 0});
              out.writeByteArray(1, part);
            });
    SlotPlan plan = Protos.plan(SlotUse.VALUES, "part.unit.torque");

    // when
    Slots slots = new Slots(plan);
    try (SchemaFetcher schemas = fetcher(registry.url())) {
      ProtobufFormat.framed(plan, schemas).read("t", value, slots);

      // then
      assertThat(slots.copyOfNumbers(0)).containsExactly(4.5);
      assertThat(schemas.knownId()).hasValue(id);
      byte[] unknown = {0, 0x7f, 1, 1, 1, 0};
      assertThatThrownBy(() -> ProtobufFormat.framed(plan, schemas).read("t", unknown, slots))
          .isInstanceOf(UndecodableException.class)
          .hasMessageContaining("404");
    }
  }

  @Test
  void shouldNotTakeAnOutageForABadRecord() {
    // given
    SlotPlan plan = Protos.plan(SlotUse.ID, "id");
    byte[] value = {0, 0, 0, 0, 1, 0};

    // then
    try (SchemaFetcher schemas = fetcher("http://127.0.0.1:1")) {
      ProtobufFormat format = ProtobufFormat.framed(plan, schemas);
      assertThatThrownBy(() -> format.read("t", value, new Slots(plan)))
          .isInstanceOf(RegistryUnavailableException.class);
    }
  }

  private static SchemaFetcher fetcher(String url) {
    SchemaFetcher schemas = new SchemaFetcher();
    schemas.configure(Map.of("schema.registry.url", url));
    return schemas;
  }

  private static String reference(String name, String subject) {
    return "{\"name\":\"%s\",\"subject\":\"%s\",\"version\":1}".formatted(name, subject);
  }

  /** Registers a schema and returns its id. */
  private static int register(String subject, String schema, String references) throws Exception {
    String body =
        "{\"schemaType\":\"PROTOBUF\",\"schema\":\"%s\",\"references\":[%s]}"
            .formatted(schema, references);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/" + subject + "/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String answer = client.send(request, BodyHandlers.ofString()).body();
      assertThat(answer).matches("\\{\"id\":\\d+.*}");
      return Integer.parseInt(answer.replaceAll("^\\{\"id\":(\\d+).*$", "$1"));
    }
  }
}
