package dev.weir.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.sandbox.KafkaSandbox;
import dev.weir.sandbox.RegistrySandbox;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.Permissions;
import dev.weir.stream.WeirApplication;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSecurityIT {

  private static RegistrySandbox registry;

  @BeforeAll
  static void start() {
    registry = RegistrySandbox.start();
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @Test
  void shouldServeOverTlsAndSaslWithThePermissionsThatAreListed(@TempDir Path folder)
      throws Exception {
    // Given
    Certificates certificates = Certificates.make(folder);
    try (KafkaSandbox kafka = KafkaSandbox.start(1, saslBrokers(certificates));
        AllLogs logs = new AllLogs()) {
      allow(saslClient(kafka, certificates, Users.ADMIN, Users.password(Users.ADMIN)));

      // When
      String pages =
          new EndToEndScenario(
                  user -> saslClient(kafka, certificates, user, Users.password(user)), folder)
              .run();

      // Then
      assertThat(pages).contains("weir_").doesNotContain("-secret");
      assertThat(logs.text()).contains("starting with").doesNotContain("-secret");
    }
  }

  @Test
  void shouldSayThatAPasswordIsWrong(@TempDir Path folder) throws Exception {
    // Given
    Certificates certificates = Certificates.make(folder);
    try (KafkaSandbox kafka = KafkaSandbox.start(1, saslBrokers(certificates))) {
      EndToEndScenario journey =
          new EndToEndScenario(user -> saslClient(kafka, certificates, user, "guessed"), folder);

      // When, then
      try (WeirApplication application = journey.application()) {
        assertThatThrownBy(application::start)
            .hasRootCauseInstanceOf(SaslAuthenticationException.class)
            .rootCause()
            .hasMessageContaining("Authentication failed");
      }
    }
  }

  @Test
  void shouldServeOverTlsWithCertificatesOfClients(@TempDir Path folder) throws Exception {
    // Given
    Certificates certificates = Certificates.make(folder);
    Map<String, String> brokers = new HashMap<>(certificates.trust());
    brokers.putAll(certificates.identity());
    brokers.put("ssl.client.auth", "required");
    brokers.put("listener.security.protocol.map", "BROKER:SSL,CONTROLLER:PLAINTEXT");
    try (KafkaSandbox kafka = KafkaSandbox.start(1, brokers);
        AllLogs logs = new AllLogs()) {
      Map<String, String> client = client(kafka, certificates);
      client.put("security.protocol", "SSL");
      client.putAll(certificates.identity());

      // When
      String pages = new EndToEndScenario(user -> client, folder).run();

      // Then
      assertThat(pages).contains("weir_").doesNotContain(certificates.secret());
      assertThat(logs.text()).contains("starting with").doesNotContain(certificates.secret());
    }
  }

  private static Map<String, String> saslBrokers(Certificates certificates) {
    Map<String, String> settings = new HashMap<>(Users.ofBrokers());
    settings.putAll(certificates.trust());
    settings.putAll(certificates.identity());
    return settings;
  }

  private static Map<String, String> saslClient(
      KafkaSandbox kafka, Certificates certificates, String user, String password) {
    Map<String, String> settings = client(kafka, certificates);
    settings.putAll(Users.ofClient(user, password));
    return settings;
  }

  private static Map<String, String> client(KafkaSandbox kafka, Certificates certificates) {
    Map<String, String> settings = new HashMap<>(certificates.trust());
    settings.put("bootstrap.servers", kafka.bootstrapServers());
    settings.put("schema.registry.url", registry.url());
    return settings;
  }

  /**
   * Every user except the admin gets exactly the permissions that {@code weir topics acls} lists.
   */
  private static void allow(Map<String, String> admin) throws Exception {
    Permissions permissions =
        new Permissions(TopicNames.DEFAULT)
            .producer("User:" + Users.PRODUCER)
            .consumer("User:" + Users.CONSUMER, EndToEndScenario.GROUPS)
            .publisher("User:" + Users.PUBLISHER)
            .application("User:" + Users.APPLICATION, EndToEndScenario.APPLICATION_ID);
    try (Admin client = Admin.create(new HashMap<String, Object>(admin))) {
      client.createAcls(permissions.all()).all().get();
    }
  }
}
