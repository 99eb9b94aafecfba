package dev.weir.cli.inputs;

import dev.weir.cli.command.ResultCommand;
import dev.weir.cli.options.ClusterOptions;
import dev.weir.inputs.CheckReport;
import dev.weir.inputs.config.InputSettings;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.topics.MissingTopicException;
import dev.weir.stream.inputs.InputTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir inputs check}: tries mappings on records of their topics. */
@Command(
    name = "check",
    description = {
      "Reads the oldest and the newest records of the topics of your own, with their schemas, and"
          + " prints what each path of the mapping finds. What is wrong is named with its path and"
          + " what is there instead. The output quotes ids, sources and times of records.",
      "Ends with 1 if any of these records cannot be mapped. The application itself starts as long"
          + " as one can; the others become dead letters."
    })
public final class InputsCheckCommand extends ResultCommand {
  private static final int MOST = 10_000;

  @Mixin private ClusterOptions cluster;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description =
          "Inputs of the settings, or labels for those in records of your own (default: all).")
  private List<String> names = List.of();

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "How many of the oldest records of a topic are tried, and how many of the newest"
              + " (default: ${DEFAULT-VALUE}).")
  private int records;

  private record Result(List<InputReport> inputs) {}

  @Override
  public Integer call() {
    require(
        records >= 1 && records <= MOST,
        "--records must be 1 to %,d, not %d".formatted(MOST, records));
    InputTrial trial =
        new InputTrial(cluster.clients(), cluster.config().registryProperties(), records, records);
    List<InputMapping> mappings = mappings();
    List<InputReport> reports = mappings.stream().map(mapping -> tried(trial, mapping)).toList();
    print(
        reports.stream().map(InputReport::text).collect(Collectors.joining("\n\n")),
        new Result(reports));
    return reports.stream().allMatch(InputReport::hasNoProblem)
        ? 0
        : spec().exitCodeOnExecutionException();
  }

  private static InputReport tried(InputTrial trial, InputMapping mapping) {
    try {
      List<CheckReport> reports = trial.run(List.of(mapping));
      return InputReport.of(reports.getFirst());
    } catch (MissingTopicException | IllegalArgumentException e) {
      return InputReport.failed(mapping, String.valueOf(e.getMessage()));
    }
  }

  private List<InputMapping> mappings() {
    InputSettings own = cluster.config().ownInputs();
    List<InputMapping> all = Stream.concat(own.inputs().stream(), own.labels().stream()).toList();
    require(
        !all.isEmpty(),
        "the settings have no inputs; give the application's file, which lists them in inputs, by"
            + " --config");
    List<String> known = all.stream().map(InputMapping::name).toList();
    List<InputMapping> wanted = new ArrayList<>();
    for (String name : names) {
      require(known.contains(name), "there is no input '%s'; there are %s".formatted(name, known));
      wanted.add(all.get(known.indexOf(name)));
    }
    return names.isEmpty() ? all : wanted;
  }
}
