package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VersionTest {

  @Test
  void shouldSayTheVersionOfTheBuild() throws Exception {
    // given
    String pom = Files.readString(Path.of("..", "pom.xml"));
    StringWriter out = new StringWriter();

    // when
    int code = Main.commandLine().setOut(new PrintWriter(out)).execute("--version");

    // then
    String first = out.toString().lines().findFirst().orElseThrow();
    assertThat(code).isZero();
    assertThat(first).matches("weir \\d+\\.\\d+\\.\\d+.*");
    assertThat(pom).contains("<version>" + first.substring("weir ".length()) + "</version>");
  }
}
