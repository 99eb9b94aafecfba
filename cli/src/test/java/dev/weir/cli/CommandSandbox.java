package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.sandbox.KafkaSandbox;
import dev.weir.sandbox.RegistrySandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A broker and a registry, with {@code weir} commands run against them. */
final class CommandSandbox implements AutoCloseable {

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

  /** The output of a successful command on standard output and standard error. */
  String ok(String... arguments) {
    return run(0, List.of(arguments));
  }

  /** The output of a command with the cluster's addresses and this exit code. */
  String cluster(int exit, String... arguments) {
    return run(exit, List.of(withAddresses(arguments)));
  }

  private String[] withAddresses(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap", kafka.bootstrapServers(), "--registry", registry.url()));
    return all.toArray(String[]::new);
  }

  /** The exit code and output of a command with the cluster's addresses. */
  CommandResult execute(String... arguments) {
    return CommandResult.by(withAddresses(arguments));
  }

  /** The JSON object that is a command's entire standard output. */
  JsonNode json(String... arguments) {
    return json(0, arguments);
  }

  JsonNode json(int exit, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    all.addAll(List.of("--bootstrap", kafka.bootstrapServers(), "--registry", registry.url()));
    CommandResult said = CommandResult.by(all.toArray(String[]::new));
    assertThat(said.code()).as("weir %s: %s", String.join(" ", all), said).isEqualTo(exit);
    return said.json();
  }

  private static String run(int exit, List<String> arguments) {
    CommandResult said = CommandResult.by(arguments.toArray(String[]::new));
    assertThat(said.code()).as("weir %s: %s", String.join(" ", arguments), said).isEqualTo(exit);
    return said.err() + said.out();
  }

  @Override
  public void close() {
    registry.close();
    kafka.close();
  }
}
