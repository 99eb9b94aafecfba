package dev.weir.benchmarks;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.stream.accuracy.AccuracyProcessor;
import dev.weir.stream.accuracy.AccuracyWindowStore;
import dev.weir.stream.accuracy.ConfusionDelta;
import dev.weir.stream.names.TopologyNames;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.processor.api.Record;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Labels counted by the second stage of the accuracy for one version: processor and on-disk store,
 * without brokers; a tenth of the predictions are wrong. A second of a stream is ten commits, each
 * of {@value #LABELS_A_COMMIT} labels, and one emission of the window.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AccuracyStageBenchmark {
  private static final int COMMITS = 10;
  private static final int LABELS_A_COMMIT = 3_000;
  private static final String WINDOW = "m/v/champion/60000";

  /** Number of the model's classes. */
  @Param({"2", "10", "62", "1000"})
  public int classes;

  private AccuracyWindowStore store;
  private BenchmarkContext<String, AccuracyWindow> context;
  private AccuracyProcessor processor;
  private ConfusionDelta[] deltas;

  /** Starts with an empty store. */
  @Setup
  public void setUp() throws IOException {
    context = new BenchmarkContext<>("accuracy-stage");
    context.setCurrentSystemTimeMs(1);
    store =
        AccuracyWindowStore.builder(TopologyNames.ACCURACY_WINDOWS, Duration.ofMinutes(1))
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
    processor = new AccuracyProcessor(Duration.ofSeconds(1), Duration.ofDays(7));
    processor.init(context);
    deltas = deltas(new Random(1));
  }

  private ConfusionDelta[] deltas(Random random) {
    ConfusionDelta[] made = new ConfusionDelta[COMMITS * LABELS_A_COMMIT];
    for (int i = 0; i < made.length; i++) {
      String truth = "class-" + random.nextInt(classes);
      String predicted = random.nextInt(10) == 0 ? "class-" + random.nextInt(classes) : truth;
      made[i] = ConfusionDelta.of(null, truth, predicted);
    }
    return made;
  }

  /** A second of a stream at 30,000 labels a second; the output is discarded. */
  @Benchmark
  @OperationsPerInvocation(COMMITS * LABELS_A_COMMIT)
  public int labels() {
    for (int i = 0; i < deltas.length; i++) {
      processor.process(new Record<>(WINDOW, deltas[i], 1));
      if ((i + 1) % LABELS_A_COMMIT == 0) {
        store.flushCache();
      }
    }
    context.scheduledPunctuators().forEach(each -> each.getPunctuator().punctuate(1));
    int emitted = context.forwarded().size();
    context.resetForwards();
    return emitted;
  }

  /** Removes the store. */
  @TearDown
  public void tearDown() throws IOException {
    store.close();
    context.close();
  }
}
