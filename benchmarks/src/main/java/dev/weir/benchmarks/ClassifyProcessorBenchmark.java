package dev.weir.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.classifiers.minirocket.MiniRocket;
import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.classifiers.rocket.Rocket;
import dev.weir.classifiers.rocket.RocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.schemas.SignalRecord;
import dev.weir.stream.classify.ClassifyContext;
import dev.weir.stream.classify.ClassifyProcessor;
import dev.weir.stream.classify.ModelSelector;
import dev.weir.stream.config.HeaderCopy;
import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.config.NoUsableVersion;
import dev.weir.stream.decode.OutputLimits;
import dev.weir.stream.decode.OutputSettings;
import dev.weir.stream.decode.Retry;
import dev.weir.stream.drift.ScoreCountStore;
import dev.weir.stream.ingest.RoutedSignal;
import dev.weir.stream.labels.JoinContext;
import dev.weir.stream.labels.PendingLabelStore;
import dev.weir.stream.labels.PendingPredictionStore;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.ChallengerHealthRegistry;
import dev.weir.stream.models.ChallengerLimits;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.models.RouteTimeline;
import dev.weir.stream.models.Timeline;
import dev.weir.stream.models.VersionState;
import dev.weir.stream.names.ModelVersionId;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.state.IndexedStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One record through the classify processor: version selection, check of the prediction's size,
 * scores, prediction, and the open prediction in an on-disk store, which is flushed every {@value
 * #RECORDS_A_COMMIT} records as at a commit. Without brokers, decoding and encoding. For
 * comparison, the classifier alone on the same signals: the difference is the stream's own
 * overhead, which should not grow with the model.
 */
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ClassifyProcessorBenchmark extends TimePerCall {
  private static final int SIGNALS = 64;
  private static final int CLASSES = 10;
  private static final int RECORDS_A_COMMIT = 1_000;
  private static final String ROUTE = "signals";
  private static final Duration DAY = Duration.ofDays(1);

  /** The model; {@code none} takes no time, which leaves the stream's own overhead. */
  @Param({"none", "minirocket", "published"})
  public String model;

  /** Samples per signal. */
  @Param({"40", "500"})
  public int length;

  private final AtomicReference<LiveModels> live = new AtomicReference<>();
  private final WeirMetrics metrics = new WeirMetrics(new SimpleMeterRegistry());
  private double[][] signals;
  private SignalModel classifier;
  private SignalScorer scorer;
  private double[] scores;
  private BenchmarkContext<Object, Object> context;
  private Processor<byte[], RoutedSignal, Object, Object> processor;
  private List<? extends IndexedStore> stores;
  private Instant now;
  private int next;

  /** Trains the model and makes it the champion. */
  @Setup
  public void setUp() {
    LabelledSignals training = BenchmarkSignals.sines(SIGNALS, length, CLASSES);
    signals = training.signals();
    classifier = train(training);
    scorer = classifier.newScorer();
    scores = new double[CLASSES];
    ModelVersionId version = new ModelVersionId("m", "1");
    LoadedModel loaded = new LoadedModel(version, classifier, Instant.EPOCH);
    Timeline timeline = new Timeline(ROUTE, 1, List.of(new Timeline.Entry(0, version, List.of())));
    ChallengerHealthRegistry healthRegistry =
        new ChallengerHealthRegistry(new ChallengerLimits(5, Duration.ofMillis(50)), metrics);
    Map<ModelVersionId, VersionState> states = Map.of(version, new VersionState.Loaded(loaded));
    live.set(
        new LiveModels(
            Map.of(
                ROUTE,
                new RouteTimeline(
                    timeline,
                    states,
                    InstanceRole.ALL,
                    NoUsableVersion.FIRST_USABLE,
                    healthRegistry))));
  }

  private SignalModel train(LabelledSignals training) {
    return switch (model) {
      case "none" -> new NoClassifier(length, training.classes());
      case "minirocket" ->
          MiniRocket.train(training, MiniRocketSettings.defaults(), Progress.NONE).model();
      default -> Rocket.train(training, RocketSettings.defaults(), Progress.NONE).model();
    };
  }

  /** Starts with empty stores. */
  @Setup(Level.Iteration)
  public void openStores() throws IOException {
    context = new BenchmarkContext<>("classify-processor");
    now = Instant.now();
    context.setCurrentSystemTimeMs(now.toEpochMilli());
    stores =
        List.of(
            PendingPredictionStore.builder(TopologyNames.OPEN_PREDICTIONS, DAY)
                .withLoggingDisabled()
                .build(),
            PendingLabelStore.builder(TopologyNames.WAITING_LABELS).withLoggingDisabled().build(),
            ScoreCountStore.builder(TopologyNames.SCORE_COUNTS).withLoggingDisabled().build());
    for (IndexedStore store : stores) {
      store.init(context.getStateStoreContext(), store);
      context.addStateStore(store);
    }
    processor = ClassifyProcessor.ofSignals(settings()).get();
    processor.init(context);
  }

  private ClassifyContext settings() {
    return new ClassifyContext(
        InstanceRole.ALL,
        new ModelSelector(live, new Retry(Duration.ZERO, () -> false)),
        live,
        new JoinContext(DAY, Duration.ofMinutes(1), TopologyNames.DELTAS, live),
        new OutputSettings(100_000, HeaderCopy.NONE, 0, OutputLimits.USUAL),
        metrics);
  }

  /** One record through the processor; returns the number of forwarded records. */
  @Benchmark
  public int processor() {
    int record = next++;
    String source = "s" + record % SIGNALS;
    SignalRecord signal = SignalRecord.of("r" + record, source, now, signals[record % SIGNALS]);
    RoutedSignal routed = new RoutedSignal(ROUTE, signal, RoutedSignal.NEVER, () -> new byte[0]);
    processor.process(new Record<>(source.getBytes(UTF_8), routed, now.toEpochMilli()));
    if (next % RECORDS_A_COMMIT == 0) {
      stores.forEach(IndexedStore::flushCache);
    }
    int sent = context.forwarded().size();
    if (sent != 1) {
      throw new IllegalStateException("a record gave " + sent + " outputs");
    }
    context.resetForwards();
    return sent;
  }

  /** The classifier alone. */
  @Benchmark
  public double[] classifier() {
    scorer.score(signals[next++ % SIGNALS], scores);
    return scores;
  }

  /** Removes the stores. */
  @TearDown(Level.Iteration)
  public void closeStores() throws IOException {
    processor.close();
    stores.forEach(IndexedStore::close);
    context.close();
  }
}
