package dev.weir.cli;

import dev.weir.schemas.Topics;
import dev.weir.topics.MissingTopicException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The message about a missing topic, for a command with options about the cluster. */
final class MissingTopicText {

  /** The suggested command needs them to reach the same cluster. */
  private static final List<String> CONNECTION = List.of("--config", "--bootstrap");

  private MissingTopicText() {}

  static String of(MissingTopicException missing, CommandLine command) {
    ParseResult parsed = command.getParseResult();
    String message = MissingTopicException.message(missing.topic(), connection(parsed));
    boolean mayHavePrefix =
        Topics.DEFAULT.find(missing.topic()).isPresent() && !parsed.hasMatchedOption("--config");
    return mayHavePrefix
        ? message + "; if the topics have a prefix, add --prefix or --config"
        : message;
  }

  private static String connection(ParseResult parsed) {
    return CONNECTION.stream()
        .filter(parsed::hasMatchedOption)
        .map(name -> " " + name + " " + value(parsed.matchedOption(name)))
        .collect(Collectors.joining());
  }

  private static String value(OptionSpec option) {
    return option.originalStringValues().getLast();
  }
}
