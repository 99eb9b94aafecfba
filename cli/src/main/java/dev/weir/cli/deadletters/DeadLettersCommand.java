package dev.weir.cli.deadletters;

import dev.weir.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** {@code weir dead-letters}: inspects and replays unusable records. */
@Command(
    name = "dead-letters",
    synopsisSubcommandLabel = "COMMAND",
    description = "Lists records that could not be used, shows one, or replays some.",
    subcommands = {
      DeadLettersListCommand.class,
      DeadLettersShowCommand.class,
      DeadLettersReplayCommand.class
    })
public final class DeadLettersCommand extends CommandGroup {}
