package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientSettingsTest {
  @TempDir private Path folder;

  @Test
  void shouldReadTheFileOfTheApplicationAndOneOfKafkas() throws IOException {
    // Given
    ClientSettings settings =
        load("kafka.security.protocol=SASL_SSL", "sasl.mechanism=PLAIN", "topic.prefix=staging.");
    // When, Then
    assertThat(settings.clients())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "PLAIN")
        .doesNotContainKey("kafka.security.protocol");
    assertThat(settings.get("topic.prefix")).contains("staging.");
    assertThat(settings.get("bootstrap.servers")).isEmpty();
  }

  @Test
  void shouldGiveTheRegistryItsSettingsUnderBothNames() throws IOException {
    assertThat(load("schema.registry.basic.auth.user.info=u:p").clients())
        .containsEntry("basic.auth.user.info", "u:p")
        .containsEntry("schema.registry.basic.auth.user.info", "u:p");
  }

  @Test
  void shouldPreferWhatIsMeantForKafka() throws IOException {
    // Given
    ClientSettings settings =
        load(
            "schema.registry.ssl.truststore.location=/registry",
            "ssl.truststore.location=/plain",
            "kafka.ssl.truststore.location=/kafka");
    // When, Then
    assertThat(settings.clients())
        .containsEntry("ssl.truststore.location", "/kafka")
        .containsEntry("schema.registry.ssl.truststore.location", "/registry");
  }

  @Test
  void shouldNameAFileThatIsMissing() {
    assertThatThrownBy(() -> ClientSettings.load(folder.resolve("none.properties")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.properties");
    assertThat(ClientSettings.none().clients()).isEmpty();
  }

  private ClientSettings load(String... lines) throws IOException {
    Path file = folder.resolve("a.properties");
    Files.write(file, List.of(lines));
    return ClientSettings.load(file);
  }
}
