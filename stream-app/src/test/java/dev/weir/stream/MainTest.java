package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
