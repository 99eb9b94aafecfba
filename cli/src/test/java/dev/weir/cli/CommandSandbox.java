package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.sandbox.KafkaSandbox;
import dev.weir.sandbox.RegistrySandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** A broker and a registry, and the commands of {@code weir} run against them. */
final class CommandSandbox implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KafkaSandbox kafka;
  private final RegistrySandbox registry;

  private CommandSandbox(KafkaSandbox kafka, RegistrySandbox registry) {
    this.kafka = kafka;
    this.registry = registry;
  }

  static CommandSandbox start() {
    var starting = RegistrySandbox.startAsync();
    KafkaSandbox kafka = KafkaSandbox.start();
    return new CommandSandbox(kafka, starting.join());
  }

  Map<String, Object> clients() {
    return Map.of(
        "bootstrap.servers", kafka.bootstrapServers(), "schema.registry.url", registry.url());
  }

  /** What a command says on standard output and standard error, once it ended well. */
  String ok(String... arguments) {
    return run(0, List.of(arguments));
  }

  /** What a command says that is told where Kafka and the registry are, once it ended so. */
  String cluster(int exit, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap", kafka.bootstrapServers(), "--registry", registry.url()));
    return run(exit, all);
  }

  /** The object in the last line of what a command says. */
  JsonNode json(String... arguments) {
    return json(0, arguments);
  }

  JsonNode json(int exit, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    String said = cluster(exit, all.toArray(String[]::new));
    try {
      return JSON.readTree(said.lines().reduce((a, b) -> b).orElseThrow());
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON in the last line of: " + said, e);
    }
  }

  private static String run(int exit, List<String> arguments) {
    StringWriter said = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    int code = command.execute(arguments.toArray(String[]::new));
    assertThat(code).as("weir %s: %s", String.join(" ", arguments), said).isEqualTo(exit);
    return said.toString();
  }

  @Override
  public void close() {
    registry.close();
    kafka.close();
  }
}
