package dev.weir.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateLabelsIT {

  @Test
  void shouldShowTheAccuracySettling() {
    // Given
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    SelectedRocketSettings settings =
        SelectedRocketSettings.defaults().withKernels(100, 50).withSeed(42).withThreads(2);
    Duration patience = Duration.ofMinutes(2);

    // When
    Demo demo = new Demo(new SignalScenario(settings), patience, Progress.NONE, out, System.err);
    try {
      demo.runLateLabels();
    } finally {
      demo.close();
    }

    // Then
    List<String> lines = bytes.toString(StandardCharsets.UTF_8).strip().lines().toList();
    assertThat(lines.getLast())
        .matches("demo: predictions=1000 labelled=1000 accuracy=0\\.9\\d\\d seconds=\\d+\\.\\d");
    assertThat(lines)
        .anyMatch(line -> line.matches(" *\\d+\\.\\d +50 +0 +0 +- +- +50 before their signals"))
        .anyMatch(line -> line.matches(" *\\d+\\.\\d +50 +50 .* none: 1,000 predictions .*"))
        .anyMatch(line -> line.matches(".* 1000 +\\d+ +0\\.9\\d\\d .* corrections"));
    assertThat(lines.stream().filter(line -> line.endsWith("some twice or wrong"))).hasSize(8);
    assertThat(lines).anyMatch(line -> line.startsWith("labels: 1,000 joined, 50 of them"));
  }
}
