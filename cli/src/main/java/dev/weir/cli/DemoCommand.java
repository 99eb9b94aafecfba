package dev.weir.cli;

import dev.weir.demo.Demo;
import dev.weir.demo.DemoSettings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir demo}: the whole way, on this machine, in one command. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a real Kafka broker and a real Schema Registry on free loopback ports, trains ROCKET"
          + " on MNIST-1D, publishes it, starts the application, sends the 1,000 test signals and"
          + " their labels, and counts what comes out.",
      "The last line on standard output is: demo: predictions=N accuracy=A seconds=S",
      "With --late-labels, labels come before the signals, long after, twice, and wrong at first;"
          + " the last line is: demo: predictions=N labelled=N accuracy=A seconds=S"
    })
final class DemoCommand implements Runnable {

  @Option(
      names = "--serve",
      description = "Keep everything up afterwards, until Ctrl-C, and print commands to try.")
  private boolean serve;

  @Option(
      names = "--late-labels",
      description = "Show how labels that come late settle the accuracy, batch by batch.")
  private boolean lateLabels;

  @Option(
      names = "--kernels",
      defaultValue = "400",
      description = "Random kernels (default: ${DEFAULT-VALUE}).")
  private int kernels;

  @Option(
      names = "--keep",
      defaultValue = "200",
      description = "The most important of them, which are kept (default: ${DEFAULT-VALUE}).")
  private int keep;

  @Option(
      names = "--seed",
      defaultValue = "42",
      description = "Seed of the training (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "How long the predictions may take to come (default: ${DEFAULT-VALUE} seconds).")
  private long patience;

  @Override
  public void run() {
    int threads = Runtime.getRuntime().availableProcessors();
    DemoSettings settings =
        new DemoSettings(kernels, keep, seed, threads, Duration.ofSeconds(patience));
    Demo demo = Demo.start(settings, TerminalProgress.standard(), System.out, System.err);
    try (demo) {
      if (lateLabels) {
        demo.runLateLabels();
      } else {
        demo.run();
      }
      if (serve) {
        demo.printCommands();
        waitForInterrupt();
      }
    }
  }

  private static void waitForInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
