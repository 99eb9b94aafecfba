package dev.weir.experiments.commandline;

import dev.weir.cli.Main;
import dev.weir.testing.Contract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Commands have the recorded names, options, arguments and defaults. */
class CommandContractTest {

  private final List<String> lines = new ArrayList<>();

  @Test
  void shouldHaveTheRecordedCommandsAndOptions() {
    // when
    add("weir", Main.commandLine().getCommandSpec());

    // then
    Contract.check("commands.txt", lines);
  }

  private void add(String name, CommandSpec command) {
    String aliases = command.aliases().length == 0 ? "" : " " + Arrays.toString(command.aliases());
    lines.add("[" + name + "]" + aliases);
    command.positionalParameters().forEach(this::add);
    command.options().stream()
        .sorted(Comparator.comparing(OptionSpec::longestName))
        .forEach(this::add);
    command
        .subcommands()
        .forEach((word, subcommand) -> add(name + " " + word, subcommand.getCommandSpec()));
  }

  private void add(PositionalParamSpec parameter) {
    lines.add(
        "argument %s at %s%s".formatted(parameter.paramLabel(), parameter.index(), of(parameter)));
  }

  private void add(OptionSpec option) {
    String names = String.join(", ", option.names());
    String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    lines.add(names + label + of(option));
  }

  private static String of(ArgSpec argument) {
    List<String> parts = new ArrayList<>();
    parts.add("arity " + argument.arity());
    if (argument.required()) {
      parts.add("required");
    }
    if (argument.hidden()) {
      parts.add("hidden");
    }
    if (argument.splitRegex() != null && !argument.splitRegex().isEmpty()) {
      parts.add("split by " + argument.splitRegex());
    }
    if (argument.defaultValue() != null) {
      parts.add("default " + argument.defaultValue());
    }
    words(argument).ifPresent(parts::add);
    return ": " + String.join(", ", parts);
  }

  /** Of an enum that picocli converts, which it does in any case of letters. */
  private static Optional<String> words(ArgSpec argument) {
    if (argument.completionCandidates() == null || argument.converters().length > 0) {
      return Optional.empty();
    }
    return Optional.of(
        StreamSupport.stream(argument.completionCandidates().spliterator(), false)
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("|", "of ", "")));
  }
}
