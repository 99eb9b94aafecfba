package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RegistrySandboxIT {

  private static final HttpClient http = HttpClient.newHttpClient();
  private static RegistrySandbox registry;

  @BeforeAll
  static void startRegistry() throws Exception {
    registry = RegistrySandbox.startAsync().get(4, TimeUnit.MINUTES);
  }

  @AfterAll
  static void closeRegistry() {
    registry.close();
  }

  @Test
  void shouldHandBackWhatWasRegistered() throws Exception {
    // When
    int id = register("handed-back-value", schema("{\"name\":\"a\",\"type\":\"string\"}"));

    // Then
    var fetched = get("/schemas/ids/" + id);
    assertThat(fetched.statusCode()).isEqualTo(200);
    assertThat(fetched.body()).contains("\\\"name\\\":\\\"a\\\"");
    assertThat(get("/subjects").body()).contains("\"handed-back-value\"");
  }

  @Test
  void shouldRefuseASchemaThatIsNotFullyCompatible() throws Exception {
    // Given
    register("evolved-value", schema("{\"name\":\"a\",\"type\":\"string\"}"));

    // When
    var added =
        post(
            "evolved-value",
            schema(
                "{\"name\":\"a\",\"type\":\"string\"},"
                    + "{\"name\":\"b\",\"type\":\"int\",\"default\":0}"));
    var retyped = post("evolved-value", schema("{\"name\":\"a\",\"type\":\"int\"}"));

    // Then
    assertThat(added.statusCode()).isEqualTo(200);
    assertThat(retyped.statusCode()).isEqualTo(409);
  }

  @Test
  void shouldComeBackOnTheSamePortWithItsSchemas() throws Exception {
    // Given
    String url = registry.url();
    int id = register("outage-value", schema("{\"name\":\"a\",\"type\":\"string\"}"));

    // When
    registry.stop();
    assertThatThrownBy(() -> get("/subjects")).isInstanceOf(IOException.class);
    assertThatThrownBy(registry::stop).hasMessageContaining("call restart() first");
    registry.restart();

    // Then
    assertThat(registry.url()).isEqualTo(url);
    assertThat(get("/schemas/ids/" + id).statusCode()).isEqualTo(200);
    assertThat(get("/config").body()).contains("FULL");
  }

  @Test
  void shouldListenOnLoopbackOnly() {
    int port = LoopbackPorts.port(registry.url());

    assertThat(LoopbackPorts.listening(port)).isTrue();
    assertThat(LoopbackPorts.otherAddresses())
        .isNotEmpty()
        .noneMatch(address -> LoopbackPorts.listening(address, port));
  }

  @Test
  void shouldAnswerAnUnknownIdWithConfluentsErrorCode() throws Exception {
    var response = get("/schemas/ids/987654");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("40403");
  }

  private static String schema(String fields) {
    return "{\"type\":\"record\",\"name\":\"Thing\",\"fields\":[" + fields + "]}";
  }

  private static int register(String subject, String schema) throws Exception {
    var response = post(subject, schema);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    var id = Pattern.compile("\"id\":(\\d+)").matcher(response.body());
    assertThat(id.find()).as(response.body()).isTrue();
    return Integer.parseInt(id.group(1));
  }

  private static HttpResponse<String> post(String subject, String schema) throws Exception {
    String body = "{\"schema\":\"" + schema.replace("\"", "\\\"") + "\"}";
    return http.send(
        request("/subjects/" + subject + "/versions").POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(registry.url() + path))
        .header("Content-Type", "application/vnd.schemaregistry.v1+json");
  }
}
