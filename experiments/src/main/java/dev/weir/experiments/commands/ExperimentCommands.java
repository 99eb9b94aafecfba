package dev.weir.experiments.commands;

import dev.weir.cli.command.CommandProvider;
import java.util.List;
import java.util.Map;

/** The commands of this module. */
public final class ExperimentCommands implements CommandProvider {

  @Override
  public Map<String, List<Class<?>>> commands() {
    return Map.of(
        "weir",
        List.of(ScoreboardCommand.class, BenchCommand.class),
        "evaluate",
        List.of(EvaluateKnnCommand.class, EvaluateDtwCommand.class, EvaluateLogisticCommand.class));
  }
}
