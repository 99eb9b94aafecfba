package dev.weir.systemtests.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.sandbox.KafkaSandbox;
import dev.weir.sandbox.RegistrySandbox;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.RegistryUnavailableException;
import dev.weir.schemas.SignalRecord;
import dev.weir.systemtests.faults.Models;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RegistrySecurityIT {

  private static final String SECRET = "registry-secret";
  private static final String BASIC =
      Base64.getEncoder().encodeToString(("weir:" + SECRET).getBytes(UTF_8));

  private static RegistrySandbox registry;

  @BeforeAll
  static void start() {
    registry = RegistrySandbox.start();
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  static Stream<Arguments> credentials() {
    return Stream.of(
        Arguments.of("Basic " + BASIC, basic("weir:" + SECRET)),
        Arguments.of("Bearer " + SECRET, bearer(SECRET)));
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void shouldServeWithTheRegistrysCredentials(
      String authorization, Map<String, String> credentials, @TempDir Path folder)
      throws Exception {
    // Given
    try (GuardedRegistry guarded = new GuardedRegistry(registry.url(), authorization);
        KafkaSandbox kafka = KafkaSandbox.start();
        AllLogs logs = new AllLogs()) {
      Map<String, String> client = new HashMap<>(credentials);
      client.put("bootstrap.servers", kafka.bootstrapServers());
      client.put("schema.registry.url", guarded.url());

      // When
      String pages = new EndToEndScenario(user -> client, folder).run();

      // Then
      assertThat(pages).contains("weir_").doesNotContain(SECRET);
      assertThat(logs.text()).contains("starting with").doesNotContain(SECRET);
    }
  }

  @Test
  void shouldServeWithTheCredentialsOfTheRegistrysAddress(@TempDir Path folder) throws Exception {
    // Given
    try (GuardedRegistry guarded = new GuardedRegistry(registry.url(), "Basic " + BASIC);
        KafkaSandbox kafka = KafkaSandbox.start();
        AllLogs logs = new AllLogs()) {
      Map<String, String> client = new HashMap<>();
      client.put("bootstrap.servers", kafka.bootstrapServers());
      client.put("schema.registry.url", guarded.url().replace("//", "//weir:" + SECRET + "@"));

      // When
      String pages = new EndToEndScenario(user -> client, folder).run();

      // Then
      assertThat(pages).contains("weir_").doesNotContain(SECRET);
      assertThat(logs.text()).contains("starting with").doesNotContain(SECRET);
    }
  }

  static Stream<Map<String, String>> wrongCredentials() {
    return Stream.of(Map.of(), basic("weir:guessed"), bearer("guessed"));
  }

  @ParameterizedTest
  @MethodSource("wrongCredentials")
  void shouldSayThatTheRegistryRefuses(Map<String, String> credentials) throws Exception {
    // Given
    try (GuardedRegistry guarded = new GuardedRegistry(registry.url(), "Bearer " + SECRET)) {
      Map<String, String> settings = new HashMap<>(credentials);
      settings.put("schema.registry.url", guarded.url());
      SignalRecord signal =
          SignalRecord.of("one", "press-1", Instant.now(), Models.values(1, true));

      // When, then
      try (AvroSerde<SignalRecord> serde = AvroSerde.create(SignalRecord.class, settings)) {
        assertThatThrownBy(() -> serde.serializer().serialize("refused", signal))
            .isInstanceOf(RegistryUnavailableException.class)
            .hasMessageContaining("401")
            .hasMessageNotContaining("guessed");
      }
    }
  }

  @Test
  void shouldReachARegistryByTlsThatItTrusts(@TempDir Path folder) throws Exception {
    // given
    Certificates certificates = Certificates.make(folder);
    SignalRecord signal = SignalRecord.of("one", "press-1", Instant.now(), Models.values(1, true));
    try (GuardedRegistry guarded =
        new GuardedRegistry(registry.url(), "Basic " + BASIC, certificates.context())) {
      Map<String, String> settings = new HashMap<>(basic("weir:" + SECRET));
      settings.put("schema.registry.url", guarded.url());

      // when, then
      try (AvroSerde<SignalRecord> serde = AvroSerde.create(SignalRecord.class, settings)) {
        assertThatThrownBy(() -> serde.serializer().serialize("encrypted", signal))
            .isInstanceOf(RegistryUnavailableException.class)
            .hasMessageContaining("certification path");
      }
      certificates.trust().forEach((key, value) -> settings.put("schema.registry." + key, value));
      try (AvroSerde<SignalRecord> serde = AvroSerde.create(SignalRecord.class, settings)) {
        byte[] message = serde.serializer().serialize("encrypted", signal);
        assertThat(serde.deserializer().deserialize("encrypted", message)).isEqualTo(signal);
      }
    }
  }

  private static Map<String, String> basic(String user) {
    return Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", user);
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", token);
  }
}
