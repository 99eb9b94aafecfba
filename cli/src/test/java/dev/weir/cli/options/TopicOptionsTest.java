package dev.weir.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class TopicOptionsTest {

  @Command
  private static final class ParsedOptions {
    @Mixin private TopicOptions topics;
  }

  @Test
  void shouldLookAtTheInternalTopicsOfTheApplication() {
    assertThat(asking().topics.request().internal())
        .isNotEmpty()
        .allMatch(name -> name.startsWith("weir-"));
    assertThat(
            asking("--prefix", "p.", "--client", "application.id=p7").topics.request().internal())
        .isNotEmpty()
        .allMatch(name -> name.startsWith("p7-"));
  }

  @Test
  void shouldNotLookAtThoseOfAnotherDeployment() {
    assertThat(asking("--prefix", "p.").topics.request().internal()).isEmpty();
  }

  private static ParsedOptions asking(String... options) {
    ParsedOptions asking = new ParsedOptions();
    new CommandLine(asking).parseArgs(options);
    return asking;
  }
}
