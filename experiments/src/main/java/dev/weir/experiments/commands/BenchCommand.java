package dev.weir.experiments.commands;

import dev.weir.cli.command.ResultCommand;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.cli.options.RocketOptions;
import dev.weir.cli.options.TrainingOptions;
import dev.weir.experiments.bench.Bench;
import dev.weir.experiments.bench.BenchReport;
import dev.weir.experiments.bench.BenchSettings;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir bench}: measures the stream on this machine. */
@Command(
    name = "bench",
    description = {
      "Measures the application and, for comparison, a topology that only forwards the same"
          + " records, on a real broker on this machine: one stream thread each, exactly-once, each"
          + " in its own process. Reports records per second and CPU time per record with a"
          + " backlog, and latency at a fixed rate, from the time a record is due until its"
          + " committed prediction is read.",
      "The broker shares the machine's processors."
    })
final class BenchCommand extends ResultCommand {

  @Mixin private TrainingOptions training;
  @Mixin private RocketOptions rocket;

  @Option(
      names = "--records",
      defaultValue = "1000000",
      description = "Signals in the backlog when a topology starts (default: ${DEFAULT-VALUE}).")
  private int records;

  @Option(
      names = "--partitions",
      defaultValue = "2",
      description = "Partitions of the topics (default: ${DEFAULT-VALUE}).")
  private int partitions;

  @Option(
      names = "--rounds",
      defaultValue = "1",
      description =
          "Number of measurements of each topology; the medians are printed (default:"
              + " ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--rate",
      paramLabel = "RECORDS",
      defaultValue = "2000",
      description =
          "Records per second during the latency measurement (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--paced",
      paramLabel = "DURATION",
      defaultValue = "15s",
      description = "Duration of the latency measurement (default: ${DEFAULT-VALUE}).")
  private Duration paced;

  @Option(
      names = "--patience",
      paramLabel = "DURATION",
      defaultValue = "300s",
      description = "Timeout for the backlog (default: ${DEFAULT-VALUE}).")
  private Duration patience;

  @Override
  public Integer call() {
    try (Bench bench = new Bench(settings(), TerminalProgress.standard())) {
      BenchReport report = bench.run();
      print(report.text(), report.json());
    }
    return 0;
  }

  private BenchSettings settings() {
    return checked(
        () ->
            new BenchSettings(
                records, partitions, rounds, rate, paced, rocket.settings(training), patience));
  }
}
