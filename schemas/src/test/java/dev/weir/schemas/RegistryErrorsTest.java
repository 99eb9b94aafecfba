package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a registry's HTTP responses are classified. */
class RegistryErrorsTest {
  private static final byte[] MESSAGE = {0, 0, 0, 0, 5, 0};
  private final FakeRegistry registry = newRegistry();
  private final LabelRecord label = Samples.label(new Random(3));

  @AfterEach
  void close() {
    registry.close();
  }

  @ParameterizedTest
  @CsvSource({
    "404, 40403, UndecodableException",
    "404, 404, RegistryUnavailableException",
    "422, 42201, UndecodableException",
    "401, 401, RegistryUnavailableException",
    "403, 403, RegistryUnavailableException",
    "408, 408, RegistryUnavailableException",
    "429, 429, RegistryUnavailableException",
    "500, 50001, RegistryUnavailableException",
    "502, 502, RegistryUnavailableException",
    "503, 503, RegistryUnavailableException"
  })
  void shouldTellFaultsApartWhenReading(int status, int code, String exception) {
    registry.answering(status, error(code));
    Throwable thrown = catchThrowable(() -> read(settings()));
    assertThat(thrown.getClass().getSimpleName()).isEqualTo(exception);
    assertThat(thrown).hasMessageContaining("id 5").hasMessageContaining("" + status);
  }

  @ParameterizedTest
  @CsvSource({
    "409, 409, SchemaRefusedException",
    "422, 42201, SchemaRefusedException",
    "404, 40403, SchemaRefusedException",
    "404, 404, RegistryUnavailableException",
    "401, 401, RegistryUnavailableException",
    "403, 403, RegistryUnavailableException",
    "429, 429, RegistryUnavailableException",
    "500, 50001, RegistryUnavailableException"
  })
  void shouldTellFaultsApartWhenWriting(int status, int code, String exception) {
    registry.answering(status, error(code));
    Throwable thrown = catchThrowable(() -> write(settings()));
    assertThat(thrown.getClass().getSimpleName()).isEqualTo(exception);
    assertThat(thrown).hasMessageContaining("labels-value").hasMessageContaining("" + status);
  }

  @Test
  void shouldNameTheLikelyAddressWhereNoRegistryIs() {
    // given a server without a registry at that path, and one with the other kind of registry
    registry.answering(404, error(404));
    Map<String, Object> apicurio = new HashMap<>(settings());
    apicurio.put("schema.registry.url", registry.url() + "/apis/ccompat/v7");

    // when, then
    assertThat(catchThrowable(() -> write(settings())))
        .hasMessageContaining("Schema Registry at " + registry.url() + ": it answers status 404")
        .hasMessageContaining("Apicurio's would be " + registry.url() + "/apis/ccompat/v7");
    assertThat(catchThrowable(() -> read(apicurio)))
        .hasMessageContaining("Confluent's has no path, Apicurio's ends in /apis/ccompat/v7");
  }

  @Test
  void shouldFindNoRegistryWhereAServerKnowsNoneOfItsPaths() {
    // given a server that is not a registry, with and without a response in a registry's format
    for (String body : List.of(error(404), "<html>Not here</html>")) {
      registry.answering(404, body);

      // when, then
      assertThatThrownBy(() -> RegistryCheck.requireRegistry(settings()))
          .isInstanceOf(NoRegistryException.class)
          .hasMessageContaining("Schema Registry at " + registry.url() + ": it answers status 404")
          .hasMessageContaining("Apicurio's would be " + registry.url() + "/apis/ccompat/v7");
    }
  }

  @ParameterizedTest
  @CsvSource({"404, 40403", "401, 401", "403, 403", "422, 42201", "500, 50001", "503, 503"})
  void shouldLeaveOtherAnswersOfTheRegistryToThoseWhoRead(int status, int code) {
    registry.answering(status, error(code));
    assertThatCode(() -> RegistryCheck.requireRegistry(settings())).doesNotThrowAnyException();
    assertThat(registry.authorizations).isNotEmpty();
  }

  @Test
  void shouldLeaveAnOutageToThoseWhoWaitItOut() {
    registry.close();
    assertThatCode(() -> RegistryCheck.requireRegistry(settings())).doesNotThrowAnyException();
  }

  @Test
  void shouldNotTellTheCredentialsOfAnAddress() {
    // given
    registry.answering(500, error(50001));
    Map<String, Object> settings = settings();
    settings.put("schema.registry.url", registry.url().replace("//", "//weir:hunter2@"));

    // when, then
    for (Throwable thrown :
        List.of(catchThrowable(() -> read(settings)), catchThrowable(() -> write(settings)))) {
      assertThat(thrown)
          .hasMessageContaining(registry.url().replace("//", "//***@"))
          .hasMessageNotContaining("hunter2");
    }
  }

  @Test
  void shouldTellLittleOfALongAnswerAndNothingThatForgesALine() {
    // given
    String answer = "a\\n12:00:00 INFO\\u001b[2J" + "x".repeat(1_000_000);
    registry.answering(403, "{\"error_code\":403,\"message\":\"" + answer + "\"}");

    // when
    Throwable thrown = catchThrowable(() -> read(settings()));

    // then
    assertThat(thrown.getMessage())
        .contains("a\\u000a12:00:00 INFO\\u001b[2Jxxx")
        .hasSizeLessThan(2_000)
        .doesNotContain("\n", "\u001b");
  }

  @Test
  void shouldNotReadAnAnswerOfAnySizeIntoMemory() {
    // given
    String schema = "x".repeat(BoundedRestService.MAX_BYTES);
    registry.answering(200, "{\"schema\":\"" + schema + "\"}");

    // when, then
    assertThatThrownBy(() -> read(settings()))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("its answer has more than 4 MiB");
  }

  @Test
  void shouldReadOnlyTheBeginningOfALongError() {
    // given
    String text = "x".repeat(BoundedRestService.MAX_BYTES);
    registry.answering(403, "{\"error_code\":403,\"message\":\"" + text + "\"}");

    // when
    Throwable thrown = catchThrowable(() -> read(settings()));

    // then the response is cut, and is therefore no JSON
    assertThat(thrown)
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("status 403, {\"error_code\"");
  }

  @Test
  void shouldNotTakeAnOutageForABadRecord() {
    assertThat(SerializationException.class)
        .isAssignableFrom(UndecodableException.class)
        .isAssignableFrom(SchemaRefusedException.class);
    assertThat(SerializationException.class.isAssignableFrom(RegistryUnavailableException.class))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 500, 200})
  void shouldCallAnswersThatAreNoRegistrysUnavailable(int status) {
    registry.answering(status, "<html>Not here</html>");
    assertThatThrownBy(() -> read(settings())).isInstanceOf(RegistryUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "[]", "5", "", "{\"schema\":null}", "{\"id\":null}"})
  void shouldCallAnswersOfAnotherFormUnavailable(String answer) {
    registry.answering(200, answer);
    assertThatThrownBy(() -> read(settings()))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("schema id 5");
    if (List.of("null", "[]", "").contains(answer)) {
      assertThatThrownBy(() -> write(settings())).isInstanceOf(RegistryUnavailableException.class);
    }
    assertThatCode(() -> RegistryCheck.requireRegistry(settings())).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseASchemaThatIsNotAvros() {
    registry.answering(
        200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax = \\\"proto3\\\";\"}");
    assertThatThrownBy(() -> read(settings())).isInstanceOf(UndecodableException.class);
    registry.answering(200, "{\"schema\":\"{\\\"type\\\":\\\"record\\\"}\"}");
    assertThatThrownBy(() -> read(settings())).isInstanceOf(UndecodableException.class);
  }

  @Test
  void shouldGiveUpOnARegistryThatDoesNotAnswer() {
    // Given
    registry.delaying(2_000);
    Map<String, Object> settings = settings();
    settings.put("http.read.timeout.ms", "100");

    // Then
    assertThatThrownBy(() -> read(settings))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("timed out");
  }

  @Test
  void shouldCallARefusedConnectionUnavailable() {
    registry.close();
    assertThatThrownBy(() -> read(settings())).isInstanceOf(RegistryUnavailableException.class);
    assertThatThrownBy(() -> write(settings())).isInstanceOf(RegistryUnavailableException.class);
  }

  @Test
  void shouldAskTheNextAddressOfAList() throws IOException {
    // Given
    registry.answering(200, "{\"id\":12}");
    FakeRegistry down = newRegistry();
    down.close();
    Map<String, Object> settings = settings();
    settings.put("schema.registry.url", down.url() + "," + registry.url());

    // When
    byte[] message = write(settings);

    // Then
    assertThat(WireFormat.schemaId(message)).isEqualTo(12);
  }

  @Test
  void shouldSendBasicCredentials() {
    registry.answering(200, "{\"id\":12}");
    Map<String, Object> settings = settings();
    settings.put("basic.auth.credentials.source", "USER_INFO");
    settings.put("basic.auth.user.info", "weir:secret");

    write(settings);

    assertThat(registry.authorizations).containsExactly("Basic d2VpcjpzZWNyZXQ=");
  }

  @Test
  void shouldSendTheCredentialsOfTheAddress() {
    registry.answering(200, "{\"id\":12}");
    Map<String, Object> settings = settings();
    settings.put("schema.registry.url", registry.url().replace("//", "//weir:secret@"));

    write(settings);

    assertThat(registry.authorizations).containsExactly("Basic d2VpcjpzZWNyZXQ=");
  }

  @Test
  void shouldSendABearerTokenEvenIfTheAddressHasCredentials() {
    registry.answering(200, "{\"id\":12}");
    Map<String, Object> settings = settings();
    settings.put("schema.registry.url", registry.url().replace("//", "//weir:secret@"));
    settings.put("bearer.auth.credentials.source", "STATIC_TOKEN");
    settings.put("bearer.auth.token", "t0ken");

    write(settings);

    assertThat(registry.authorizations).containsExactly("Bearer t0ken");
  }

  @Test
  void shouldSendABearerToken() {
    registry.answering(200, "{\"id\":12}");
    Map<String, Object> settings = settings();
    settings.put("bearer.auth.credentials.source", "STATIC_TOKEN");
    settings.put("bearer.auth.token", "t0ken");

    write(settings);

    assertThat(registry.authorizations).containsExactly("Bearer t0ken");
  }

  @Test
  void shouldSendRequestsThroughAProxy() {
    // given a proxy that answers itself
    registry.answering(200, "{\"id\":12}");
    Map<String, Object> settings = settings();
    settings.put("schema.registry.url", "http://registry.invalid:8081");
    settings.put("proxy.host", "127.0.0.1");
    settings.put("proxy.port", registry.url().replaceFirst(".*:", ""));

    // when
    byte[] message = write(settings);

    // then
    assertThat(WireFormat.schemaId(message)).isEqualTo(12);
  }

  @Test
  void shouldSendTheHeadersOfTheSettings() {
    // given
    registry.answering(200, "{\"id\":12}");
    Map<String, Object> settings = settings();
    settings.put("request.header.Authorization", "Custom secret");

    // when
    write(settings);

    // then
    assertThat(registry.authorizations).containsExactly("Custom secret");
  }

  @Test
  void shouldSayThatOauthIsNotAvailable() {
    Map<String, Object> settings = settings();
    settings.put("bearer.auth.credentials.source", "OAUTHBEARER");
    settings.put("bearer.auth.issuer.endpoint.url", registry.url());
    settings.put("bearer.auth.client.id", "weir");
    settings.put("bearer.auth.client.secret", "secret");

    assertThatThrownBy(() -> write(settings))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("STATIC_TOKEN");
  }

  @Test
  void shouldHaveShorterTimeOutsThanConfluent() {
    assertThat(new AvroSerdeConfig(Map.of()).clientSettings())
        .containsEntry("http.connect.timeout.ms", 5_000)
        .containsEntry("http.read.timeout.ms", 10_000);
    assertThat(new AvroSerdeConfig(Map.of("http.read.timeout.ms", "1")).clientSettings())
        .containsEntry("http.read.timeout.ms", 1);
  }

  private Map<String, Object> settings() {
    return new HashMap<>(Map.of("schema.registry.url", registry.url()));
  }

  private static void read(Map<String, ?> settings) {
    try (AvroSerde<LabelRecord> serde = AvroSerde.create(LabelRecord.class, settings)) {
      serde.deserializer().deserialize("labels", MESSAGE);
    }
  }

  private byte[] write(Map<String, ?> settings) {
    try (AvroSerde<LabelRecord> serde = AvroSerde.create(LabelRecord.class, settings)) {
      return serde.serializer().serialize("labels", label);
    }
  }

  private static String error(int code) {
    return "{\"error_code\":" + code + ",\"message\":\"no\"}";
  }

  private static FakeRegistry newRegistry() {
    try {
      return new FakeRegistry();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
