package dev.weir.cli;

import dev.weir.cli.command.CommandGroup;
import dev.weir.cli.deadletters.DeadLettersCommand;
import dev.weir.cli.evaluation.CardCommand;
import dev.weir.cli.evaluation.EvaluateCommand;
import dev.weir.cli.evaluation.ExplainCommand;
import dev.weir.cli.evaluation.ReportCommand;
import dev.weir.cli.evaluation.ReproduceCommand;
import dev.weir.cli.inputs.InputsCommand;
import dev.weir.cli.models.AssignCommand;
import dev.weir.cli.models.ModelsCommand;
import dev.weir.cli.models.PromoteCommand;
import dev.weir.cli.models.PruneCommand;
import dev.weir.cli.models.PublishCommand;
import dev.weir.cli.models.RetireCommand;
import dev.weir.cli.models.RollbackCommand;
import dev.weir.cli.records.ExportCommand;
import dev.weir.cli.records.SendCommand;
import dev.weir.cli.records.TailCommand;
import dev.weir.cli.serve.DemoCommand;
import dev.weir.cli.serve.ServeCommand;
import dev.weir.cli.topics.TopicsCommand;
import dev.weir.cli.training.TrainCommand;
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
      ExplainCommand.class,
      ReportCommand.class,
      CardCommand.class,
      ReproduceCommand.class,
      TopicsCommand.class,
      InputsCommand.class,
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
      DeadLettersCommand.class
    },
    footer = {
      "",
      "./weir COMMAND --help explains a command. Exit codes: 0, 1 failed, 2 bad usage, 130 Ctrl-C;",
      "some commands have more."
    })
final class WeirCommand extends CommandGroup {}
