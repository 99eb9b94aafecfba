package dev.weir.experiments.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.InterruptIT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C during a scoreboard. */
class ScoreboardInterruptIT {
  @TempDir private Path folder;

  @BeforeAll
  static void requireSignals() throws Exception {
    InterruptIT.requireSignals();
  }

  @Test
  void shouldStopAScoreboardAndSayHowFarItIs() throws Exception {
    // Given
    List<String> said = new ArrayList<>();

    // When
    int code =
        InterruptIT.interrupted(
            said, "scoreboard", "mnist1d", "--threads", "1", "--out", folder.toString());

    // Then
    assertThat(code).as("%s", said).isEqualTo(130);
    assertThat(said).last().asString().startsWith("weir: stopped; ").contains("of 16 rows");
    assertThat(said).noneMatch(line -> line.contains("Exception") || line.startsWith("\tat "));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .allMatch(name -> name.startsWith("mnist1d-quick."));
    }
  }
}
