package dev.weir.experiments.commands;

import dev.weir.cli.command.ResultCommand;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.cli.options.RocketOptions;
import dev.weir.cli.options.TrainingOptions;
import dev.weir.experiments.bench.Bench;
import dev.weir.experiments.bench.BenchInput;
import dev.weir.experiments.bench.BenchReport;
import dev.weir.experiments.bench.BenchSettings;
import dev.weir.experiments.bench.ShardBench;
import dev.weir.experiments.bench.ShardBenchReport;
import dev.weir.experiments.bench.ShardBenchSettings;
import java.time.Duration;
import java.util.List;
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
      "With --shards it measures instead a model of images (WNN, window of 11) that is split over"
          + " as many instances as parts, each with one stream thread in its own process; also"
          + " bytes per record between instances.",
      "The broker shares the machine's processors."
    })
final class BenchCommand extends ResultCommand {

  /** As on MNIST in PERFORMANCE.md. */
  private static final int WINDOW = 11;

  @Mixin private TrainingOptions training;
  @Mixin private RocketOptions rocket;

  @Option(
      names = "--shards",
      split = ",",
      paramLabel = "N",
      description = "Numbers of shards to measure, such as 1,2,3; 1: not split.")
  private List<Integer> shards = List.of();

  @Option(
      names = "--images",
      paramLabel = "DATA",
      defaultValue = "mnist",
      description =
          "With --shards: images for the model and for records (default: ${DEFAULT-VALUE}).")
  private String images;

  @Option(
      names = "--records",
      defaultValue = "1000000",
      description = "Signals in the backlog when a topology starts (default: ${DEFAULT-VALUE}).")
  private int records;

  @Option(
      names = "--inputs",
      split = ",",
      paramLabel = "FORM",
      defaultValue = "weir",
      description =
          "Forms of the records that are classified: weir, which is always measured, and topics of"
              + " a team's own that are partitioned like Weir's, json and avro, or are not,"
              + " json-moved and avro-moved (default: ${DEFAULT-VALUE}).")
  private List<BenchInput> inputs;

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
    if (!shards.isEmpty()) {
      return measureShards();
    }
    try (Bench bench = new Bench(settings(), TerminalProgress.standard())) {
      BenchReport report = bench.run();
      print(report.text(), report.json());
    }
    return 0;
  }

  private Integer measureShards() {
    ShardBenchSettings settings =
        checked(() -> new ShardBenchSettings(shards, images, WINDOW, settings()));
    try (ShardBench bench = new ShardBench(settings, TerminalProgress.standard())) {
      ShardBenchReport report = bench.run();
      print(report.text(), report.json());
    }
    return 0;
  }

  private BenchSettings settings() {
    return checked(
        () ->
            new BenchSettings(
                records,
                inputs,
                partitions,
                rounds,
                rate,
                paced,
                rocket.settings(training),
                patience));
  }
}
