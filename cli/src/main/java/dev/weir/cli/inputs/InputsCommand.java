package dev.weir.cli.inputs;

import dev.weir.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** {@code weir inputs}: topics of the team's own. */
@Command(
    name = "inputs",
    description = "Checks how the records of topics of your own are mapped.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = InputsCheckCommand.class)
public final class InputsCommand extends CommandGroup {}
