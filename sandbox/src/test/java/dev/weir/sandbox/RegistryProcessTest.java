package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryProcessTest {

  @TempDir Path folder;

  @Test
  void shouldTellTheStatusAndTheLastOutputOfAChildThatEnds() {
    var process = start(ChildJvm.command(ChildJvm.Failing.class));

    assertThatThrownBy(() -> awaitReady(process, Duration.ofMinutes(1)))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("ended with status 3 while starting")
        .hasMessageContaining("  reading settings")
        .hasMessageContaining("  Port 8080 seems to be in use by another process");
  }

  @Test
  void shouldTellTheLimitAndTheLastOutputOfAChildThatDoesNotAnswer() {
    var process = start(ChildJvm.command(ChildJvm.Waiting.class));
    try {
      // On a busy machine the child's JVM may take longer to print something.
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> awaitReady(process, Duration.ofSeconds(1)))
                      .isInstanceOf(SandboxException.class)
                      .hasMessageContaining("did not answer within 1 s")
                      .hasMessageContaining("  still thinking"));
    } finally {
      process.stop(Duration.ofSeconds(30));
    }
  }

  @Test
  void shouldEndTheChildByClosingItsInput() {
    // Given
    var process = start(ChildJvm.command(ChildJvm.Waiting.class));
    ProcessHandle child = ProcessHandle.of(process.pid()).orElseThrow();

    // When
    process.stop(Duration.ofSeconds(30));

    // Then
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void shouldNameTheJvmThatCannotBeStarted() {
    assertThatThrownBy(() -> start(List.of("/no/such/java")))
        .isInstanceOf(SandboxException.class)
        .hasMessage("Cannot start the registry's JVM /no/such/java");
  }

  private RegistryProcess start(List<String> command) {
    return new RegistryProcess(command, new RegistryHome(folder));
  }

  private static void awaitReady(RegistryProcess process, Duration limit)
      throws InterruptedException {
    int port = FreePorts.find(1).getFirst();
    try (var client = new RegistryClient("http://127.0.0.1:" + port)) {
      process.awaitReady(client, limit);
    }
  }
}
