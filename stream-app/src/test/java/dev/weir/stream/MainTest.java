package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.config.WeirConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @Test
  void shouldEndWithTwoWhereStartedWrongly(@TempDir Path folder)
      throws IOException, InterruptedException {
    // Given
    Path file = folder.resolve("weir.properties");
    Files.writeString(file, "no.such.key=1");

    // When, then
    assertThat(Main.run(new String[0], Map.of())).isEqualTo(2);
    assertThat(Main.run(new String[] {folder.resolve("absent").toString()}, Map.of())).isEqualTo(2);
    assertThat(Main.run(new String[] {file.toString()}, Map.of())).isEqualTo(2);
  }

  @Test
  void shouldEndWithTwoWhereItsGroupConflictsAfterItHasJoined() {
    // Given
    WeirConfig config =
        WeirConfig.of(
            Map.of("bootstrap.servers", "unused:9092", "schema.registry.url", "mock://main"));
    GroupConflictException conflict =
        new GroupConflictException("weir", List.of("member-1 has a different value of role"));

    // When, then
    try (LogCapture log = LogCapture.of("dev.weir")) {
      assertThat(Main.ended(new ApplicationFailedException("Weir has stopped", conflict), config))
          .isEqualTo(2);
      assertThat(Main.ended(conflict, config)).isEqualTo(2);
      assertThat(log.all()).hasSize(2).containsOnly(conflict.getMessage());
      assertThat(
              Main.ended(
                  new ApplicationFailedException("Weir has stopped", new IllegalStateException()),
                  config))
          .isEqualTo(1);
    }
  }

  @Test
  void shouldNotPrintTheCredentialsOfTheRegistrysAddress(@TempDir Path folder)
      throws IOException, InterruptedException {
    // given a port in use, so that it ends soon
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        LogCapture log = LogCapture.of("dev.weir")) {
      Map<String, String> environment =
          Map.of(
              "WEIR_BOOTSTRAP_SERVERS",
              "127.0.0.1:1",
              "WEIR_SCHEMA_REGISTRY_URL",
              "http://weir:hunter2@127.0.0.1:1",
              "WEIR_STATE_DIR",
              folder.toString(),
              "WEIR_HTTP_PORT",
              Integer.toString(taken.getLocalPort()));

      // when
      int code = Main.run(new String[0], environment);

      // then
      assertThat(code).isEqualTo(1);
      assertThat(log.all())
          .anyMatch(line -> line.contains("schema.registry.url=http://***@127.0.0.1:1"))
          .noneMatch(line -> line.contains("hunter2"));
    }
  }
}
