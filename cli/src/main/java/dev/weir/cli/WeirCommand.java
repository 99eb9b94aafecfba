package dev.weir.cli;

import picocli.CommandLine.Command;

/** The root command. */
@Command(
    name = "weir",
    description = "Streaming classification for Kafka: ROCKET inside Kafka Streams.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      ScoreboardCommand.class,
      ExplainCommand.class,
      ReportCommand.class,
      CardCommand.class,
      ReproduceCommand.class,
      TopicsCommand.class,
      PublishCommand.class,
      ModelsCommand.class,
      AssignCommand.class,
      PromoteCommand.class,
      RollbackCommand.class,
      PruneCommand.class,
      RetireCommand.class,
      ServeCommand.class,
      ExportCommand.class,
      SendCommand.class,
      TailCommand.class,
      DeadLettersCommand.class,
      BenchCommand.class
    },
    footer = {
      "",
      "./weir COMMAND --help explains a command. Exit codes: 0, 1 failed, 2 bad usage, 130 Ctrl-C;",
      "some commands have more."
    })
final class WeirCommand extends CommandGroup {}
