package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryOrphanIT {

  @Test
  void shouldEndTheRegistryWhenItsParentIsKilled(@TempDir Path temporary) throws Exception {
    // Given
    Process parent =
        new ProcessBuilder(
                ChildJvm.command(
                    ChildJvm.Holding.class,
                    "-Djava.io.tmpdir=" + temporary,
                    "-D" + RegistryHome.PROPERTY + "=" + RegistryHome.find().path()))
            .redirectErrorStream(true)
            .start();
    String[] held = held(parent).split(" ", -1);
    ProcessHandle registry = ProcessHandle.of(Long.parseLong(held[1])).orElseThrow();
    int port = LoopbackPorts.port(held[2]);
    assertThat(registry.isAlive()).isTrue();
    assertThat(LoopbackPorts.listening(port)).isTrue();

    // When
    parent.destroyForcibly().waitFor();

    // Then
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(registry.isAlive()).isFalse());
    assertThat(FreePorts.isFree(port)).isTrue();
  }

  private static String held(Process parent) throws IOException {
    List<String> lines = new ArrayList<>();
    BufferedReader reader = parent.inputReader(StandardCharsets.UTF_8);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith("holding ")) {
        return line;
      }
      lines.add(line);
    }
    throw new AssertionError("The parent ended early:\n" + String.join("\n", lines));
  }
}
