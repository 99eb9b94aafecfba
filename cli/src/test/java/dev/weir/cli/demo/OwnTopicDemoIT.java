package dev.weir.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The demo of a team's own topic: each window of readings is predicted once. */
@Tag("slow")
@Timeout(600)
class OwnTopicDemoIT {

  @Test
  void shouldClassifyReadingsOfPlainJson() {
    // Given
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    SelectedRocketSettings settings =
        SelectedRocketSettings.defaults().withKernels(400, 200).withSeed(42).withThreads(2);

    // When
    PrintStream errors = System.err;
    try (Demo demo =
        new Demo(
            new OwnTopicScenario(settings), Duration.ofMinutes(4), Progress.NONE, print, errors)) {
      demo.run();
    }

    // Then
    String last = out.toString(StandardCharsets.UTF_8).strip().lines().toList().getLast();
    assertThat(last).matches("demo: predictions=1000 accuracy=0\\.9[4-9]\\d seconds=\\d+\\.\\d");
  }
}
