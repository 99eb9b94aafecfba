package dev.weir.cli.demo;

import dev.weir.classifiers.model.Progress;
import dev.weir.cli.demo.LabelCountReader.Counts;
import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.Topic;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The complete first run: trains a model, publishes it, starts the application, sends the test
 * records, then their labels, and counts the results. Predictions are counted from committed
 * records by record id, each exactly once; the counts of the topic {@code accuracy} must agree.
 * Anything else is a {@link DemoFailure}.
 */
public final class Demo implements AutoCloseable {

  private static final int PARTITIONS = 2;

  private final DemoScenario subject;
  private final AwaitTimeout patience;
  private final Progress progress;
  private final PrintStream out;
  private final TimedSteps steps;
  private final DemoStack stack;

  /**
   * Starts a broker and, in the background, a registry.
   *
   * @param timeout limit for the predictions
   * @param out for results
   * @param log for progress messages
   */
  public Demo(
      DemoScenario subject, Duration timeout, Progress progress, PrintStream out, PrintStream log) {
    this.subject = subject;
    this.patience = new AwaitTimeout(timeout);
    this.progress = progress;
    this.out = out;
    this.steps = new TimedSteps(log);
    this.stack = steps.get("starting a Kafka broker", () -> new DemoStack(subject.threads()));
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "weir-demo-close"));
  }

  /**
   * Runs the demo and prints its results.
   *
   * @throws DemoFailure if a prediction is missing, duplicated or of an unknown record
   */
  public DemoResult run() {
    return measure(prepare());
  }

  /**
   * Runs the demo of late labels and prints its results.
   *
   * @throws DemoFailure if the accuracy does not match predictions and labels
   */
  public DemoResult runLateLabels() {
    GroundTruth truth = prepare();
    LateLabels labels = new LateLabels(stack, truth, patience, out, progress);
    steps.run(
        "sending %s, and labels before and after them".formatted(truth.topic().baseName()),
        labels::run);
    return print(labels.result(steps.seconds()));
  }

  /** Starts the application with a model; returns the records to send. */
  private GroundTruth prepare() {
    GroundTruth truth = subject.prepare(steps, progress);
    steps.get("waiting for the Schema Registry", stack.local()::registryUrl);
    steps.run("creating topics", () -> stack.local().createTopics(PARTITIONS));
    steps.run("publishing the model", () -> subject.publish(stack.local()));
    Map<String, String> own = subject.ownTopics(stack.local());
    steps.run("starting the application", () -> startApplication(own));
    return truth;
  }

  private void startApplication(Map<String, String> settings) {
    stack.startApplication(settings);
    patience.await(
        stack::ready,
        () -> LockSupport.parkNanos(10_000_000),
        () -> "the application is not ready");
  }

  private DemoResult measure(GroundTruth truth) {
    DemoSender sender = new DemoSender(stack.local(), truth, subject.feed());
    PredictionCount count = new PredictionCount(truth, sender.sentAt());
    steps.run(
        "sending %,d %s and reading their predictions"
            .formatted(truth.size(), truth.topic().baseName()),
        () -> sender.exchange(count, patience, progress));
    steps.run("sending the labels and reading the accuracy", () -> label(sender, count));
    DemoReport report = new DemoReport(out, truth, count);
    report.print();
    return print(report.result(steps.seconds()));
  }

  private DemoResult print(DemoResult result) {
    out.println(result.line());
    out.flush();
    return result;
  }

  private void label(DemoSender sender, PredictionCount count) {
    Map<String, AccuracyWindow> windows = new HashMap<>(); // the latest of each key
    Counts expected = new Counts(count.count(), count.correct(null));
    try (var reader = stack.local().read(AccuracyWindow.class, Topic.ACCURACY)) {
      sender.sendLabels(progress);
      patience.await(
          () -> sum(windows.values()).equals(expected),
          () -> reader.poll().forEach(record -> windows.put(record.key(), record.value())),
          () ->
              "the topic accuracy has %s, but should have %s"
                  .formatted(sum(windows.values()), expected));
    }
  }

  private static Counts sum(Collection<AccuracyWindow> windows) {
    return new Counts(
        windows.stream().mapToLong(AccuracyWindow::getLabelled).sum(),
        windows.stream().mapToLong(AccuracyWindow::getCorrect).sum());
  }

  DemoStack stack() {
    return stack;
  }

  /** Prints commands to try while everything keeps running. */
  public void printCommands() {
    String http = "http://127.0.0.1:" + stack.httpPort();
    out.printf(
        """

        Everything stays up until Ctrl-C. In another terminal:

        export WEIR_BOOTSTRAP_SERVERS=%s WEIR_SCHEMA_REGISTRY_URL=%s
        ./weir tail predictions --from-beginning --limit 3
        ./weir tail accuracy --from-beginning
        %s
        curl %s/health/ready
        curl %s/api/models
        curl %s/metrics
        """,
        stack.local().bootstrap(),
        stack.local().registryUrl(),
        subject.example(),
        http,
        http,
        http);
    out.flush();
  }

  /** Stops the application, the registry and the broker, and deletes their files. */
  @Override
  public void close() {
    stack.close();
  }
}
