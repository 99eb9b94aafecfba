package dev.weir.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.testing.Contract;
import dev.weir.testing.JsonFields;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

/** What foreign text can do to the program's log. */
class PlainEncodersTest {
  private static final String FORGED = "12:00:00.000 INFO  dev.weir - all is well";

  private final LoggerContext context = new LoggerContext();

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void shouldNotLetANameForgeALineOrReachTheTerminal() throws JoranException {
    // when
    List<String> lines = encode("text", "model a\u001b[2J\n" + FORGED + "\r is refused", null);

    // then
    assertThat(lines)
        .satisfiesExactly(
            first ->
                assertThat(first).contains("WARN", "model a\\u001b[2J").doesNotContain("\u001b"),
            second -> assertThat(second).isEqualTo("    " + FORGED + "\\u000d is refused"));
  }

  @Test
  void shouldNotLetAnExceptionForgeALine() throws JoranException {
    // given
    IOException cause = new IOException("http://weir:hunter2@h:\u009b31m\n" + FORGED);
    IllegalStateException failure = new IllegalStateException("a\n" + FORGED, cause);
    failure.addSuppressed(new IllegalArgumentException("b\n" + FORGED));

    // when
    List<String> lines = encode("text", "failed", failure);

    // then
    assertThat(lines)
        .contains("Caused by: java.io.IOException: http://***@h:\\u009b31m")
        .noneMatch(line -> line.startsWith(FORGED.substring(0, 5)) && line.contains("all is well"))
        .noneMatch(line -> line.contains("hunter2") || line.contains("\u009b"));
    assertThat(lines).filteredOn(line -> line.contains(FORGED)).hasSizeGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void shouldCutWhatIsLong(String format) throws JoranException {
    // given
    String name = "n".repeat(3_000_000);

    // when
    List<String> lines = encode(format, "models of kind " + name, new IllegalStateException(name));

    // then
    assertThat(String.join("\n", lines)).contains("… (3000").hasSizeLessThan(60_000);
  }

  @Test
  void shouldWriteJsonThatIsWhole() throws JoranException, IOException {
    // when
    List<String> lines =
        encode("json", "a\u001b\n\u2028b", new IllegalStateException("\u009b http://u:p@h"));

    // then
    assertThat(lines).hasSize(1);
    JsonNode event = new ObjectMapper().readTree(lines.getFirst());
    assertThat(event.path("formattedMessage").asText()).isEqualTo("a\\u001b\n    \\u2028b");
    assertThat(event.path("throwable").path("message").asText()).isEqualTo("\\u009b http://***@h");
    assertThat(event.path("level").asText()).isEqualTo("WARN");
    Contract.check("json-log.txt", JsonFields.typed(event, Set.of()));
  }

  /** A slow machine is no error in a sandbox. */
  @Test
  void shouldNotLogThatTheSandboxIsSlow() throws JoranException {
    // when
    encode("text", "any", null);

    // then
    assertThat(
            context
                .getLogger("org.apache.kafka.controller.EventPerformanceMonitor")
                .isErrorEnabled())
        .isFalse();
    assertThat(context.getLogger("org.apache.kafka.clients").isErrorEnabled()).isTrue();
  }

  /** The lines of an event in the program's own configuration. */
  private List<String> encode(String format, String message, Throwable failure)
      throws JoranException {
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putProperty("WEIR_LOG_FORMAT", format);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(PlainEncodersTest.class.getResource("/logback.xml"));
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    Encoder<ILoggingEvent> encoder =
        ((ConsoleAppender<ILoggingEvent>) root.getAppender(format)).getEncoder();
    LoggingEvent event =
        new LoggingEvent(
            "", context.getLogger("dev.weir.Example"), Level.WARN, message, failure, null);
    return new String(encoder.encode(event), UTF_8).lines().toList();
  }
}
