package dev.weir.stream.shards;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.Prediction;
import dev.weir.stream.TestImages;
import dev.weir.stream.TestShards;
import dev.weir.stream.classify.ClassifyContext;
import dev.weir.stream.classify.ModelSelector;
import dev.weir.stream.config.HeaderCopy;
import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.config.NoUsableVersion;
import dev.weir.stream.decode.OutputLimits;
import dev.weir.stream.decode.OutputSettings;
import dev.weir.stream.decode.Retry;
import dev.weir.stream.drift.ScoreCountStore;
import dev.weir.stream.ingest.RoutedImage;
import dev.weir.stream.labels.JoinContext;
import dev.weir.stream.labels.PendingLabelStore;
import dev.weir.stream.labels.PendingPredictionStore;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.ChallengerHealthRegistry;
import dev.weir.stream.models.ChallengerLimits;
import dev.weir.stream.models.HeldShards;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.models.RouteTimeline;
import dev.weir.stream.models.Timeline;
import dev.weir.stream.models.VersionState;
import dev.weir.stream.names.ModelVersionId;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.readiness.PartitionHolds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The three processors of shards, each apart, with the test between them. */
final class ShardFixture {
  static final int PARTITION = 1;
  static final int SIDE = 8;
  static final WnnModel MODEL = TestImages.random(1, 60, SIDE, 4, 5);
  static final ModelVersionId CHAMPION = new ModelVersionId("m", "1");
  static final ModelVersionId CHALLENGER = new ModelVersionId("m", "2");
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  final AtomicReference<LiveModels> live = new AtomicReference<>(LiveModels.NONE);
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final PartitionHolds holds = new PartitionHolds();
  final KeyValueStore<Bytes, byte[]> inner =
      Stores.inMemoryKeyValueStore(TopologyNames.WAITING_IMAGES).get();
  final List<ModelVersionId> asked = new ArrayList<>();
  private final WeirMetrics metrics = new WeirMetrics(meters);
  private final File folder;
  private final PendingPredictionStore open;
  private final PendingLabelStore labels;
  private final ScoreCountStore counts;
  private OutputLimits limits = OutputLimits.USUAL;
  private String guarantee = StreamsConfig.AT_LEAST_ONCE;
  private MockProcessorContext<Object, Object> splitContext;
  private MockProcessorContext<Object, Object> mergeContext;
  private MockProcessorContext<byte[], ShardAnswer> scoreContext;
  private ShardSplitProcessor split;
  private ShardMergeProcessor merge;
  private ShardScoreProcessor score;
  WaitingImageStore waiting;
  HeldShards held;

  ShardFixture(File folder, int shards) {
    this.folder = folder;
    this.open =
        PendingPredictionStore.builder(TopologyNames.OPEN_PREDICTIONS, Duration.ofDays(1))
            .withLoggingDisabled()
            .build();
    this.labels =
        PendingLabelStore.builder(TopologyNames.WAITING_LABELS).withLoggingDisabled().build();
    this.counts = ScoreCountStore.builder(TopologyNames.SCORE_COUNTS).withLoggingDisabled().build();
    MockProcessorContext<Object, Object> context = context();
    for (StateStore store : List.of(open, labels, counts)) {
      store.init(context.getStateStoreContext(), store);
    }
    champion(shards);
    restart(shards);
  }

  /** New processors over the same stores, as after a restart. */
  void restart(int shards) {
    if (split != null) {
      split.close();
      merge.close();
    }
    held = new HeldShards(shards);
    waiting = new WaitingImageStore(inner);
    ShardContext context = new ShardContext(held, holds);
    splitContext = context();
    mergeContext = context();
    scoreContext = context();
    split = new ShardSplitProcessor(settings(), context, "images");
    merge = new ShardMergeProcessor(settings(), retry(), context, "images");
    score =
        (ShardScoreProcessor)
            ShardScoreProcessor.supplier(settings(), retry(), context, List.of("images")).get();
    split.init(splitContext);
    merge.init(mergeContext);
    score.init(scoreContext);
  }

  void limits(OutputLimits limits, int shards) {
    this.limits = limits;
    restart(shards);
  }

  void exactlyOnce(int shards) {
    guarantee = StreamsConfig.EXACTLY_ONCE_V2;
    restart(shards);
  }

  private <K, V> MockProcessorContext<K, V> context() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "weir");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
    MockProcessorContext<K, V> context =
        new MockProcessorContext<>(settings, new TaskId(0, PARTITION), folder);
    context.setCurrentSystemTimeMs(NOW.toEpochMilli());
    if (waiting != null) {
      List.of(open, labels, counts).forEach(store -> context.addStateStore((StateStore) store));
      context.addStateStore(waiting);
    }
    return context;
  }

  private ClassifyContext settings() {
    return new ClassifyContext(
        InstanceRole.ALL,
        new ModelSelector(live, retry()),
        live,
        new JoinContext(
            Duration.ofDays(1), Duration.ofMinutes(1), TopologyNames.SHARD_DELTAS, live),
        new OutputSettings(900_000, HeaderCopy.ALL, 1 << 14, limits),
        metrics);
  }

  private static Retry retry() {
    return new Retry(Duration.ofMillis(100), () -> false);
  }

  WeirMetrics metrics() {
    return metrics;
  }

  double unmerged(String reason) {
    return meters
        .get("weir.shards.unmerged")
        .tags("route", "images", "reason", reason)
        .counter()
        .count();
  }

  /** One champion with all parts. */
  void champion(int shards) {
    models(Map.of(CHAMPION, TestShards.all(MODEL, shards)), List.of());
  }

  /** A champion, and loaded models. */
  void models(
      Map<ModelVersionId, ? extends dev.weir.classifiers.model.Model> models,
      List<ModelVersionId> challengers) {
    Map<ModelVersionId, VersionState> states = new HashMap<>();
    models.forEach(
        (id, model) -> states.put(id, new VersionState.Loaded(new LoadedModel(id, model, NOW))));
    Timeline timeline =
        new Timeline("images", 7, List.of(new Timeline.Entry(0, CHAMPION, challengers)));
    RouteTimeline route =
        new RouteTimeline(
            timeline,
            states,
            InstanceRole.ALL,
            NoUsableVersion.FIRST_USABLE,
            new ChallengerHealthRegistry(new ChallengerLimits(5, Duration.ofSeconds(50)), metrics));
    LiveModels loaded = new LiveModels(Map.of("images", route));
    live.set(new LiveModels(loaded.routes(), loaded.classes(), asked::add));
  }

  /** Reads a record of {@code images}. */
  void send(int id, long offset, String label) {
    byte[] pixels = new byte[SIDE * SIDE];
    new Random(id).nextBytes(pixels);
    ImageRecord image =
        new ImageRecord("i" + id, "cam", NOW, SIDE, SIDE, ByteBuffer.wrap(pixels), label);
    splitContext.setRecordMetadata("images", PARTITION, offset);
    Record<byte[], RoutedImage> record =
        new Record<>(
            "cam".getBytes(UTF_8),
            new RoutedImage("images", image, pixels, new byte[] {1, 2, (byte) id}),
            NOW.toEpochMilli());
    record.headers().add("trace", new byte[] {(byte) id});
    split.process(record);
  }

  /** The requests since the last call, passed through their serde. */
  List<ShardRequest> requests() {
    List<ShardRequest> requests = new ArrayList<>();
    splitContext
        .forwarded(TopologyNames.SHARD_REQUESTS)
        .forEach(
            forward ->
                requests.add(
                    ShardRequest.fromBytes(((ShardRequest) forward.record().value()).toBytes())));
    splitContext.resetForwards();
    return requests;
  }

  /** Scores a request; empty if there is no answer. */
  List<ShardAnswer> score(ShardRequest request) {
    score.process(new Record<>(request.id().key(), request, NOW.toEpochMilli()));
    List<ShardAnswer> answers =
        scoreContext.forwarded().stream()
            .<ShardAnswer>map(forward -> forward.record().value())
            .toList();
    scoreContext.resetForwards();
    return answers.stream().map(answer -> ShardAnswer.fromBytes(answer.toBytes())).toList();
  }

  void answer(ShardAnswer answer) {
    merge.process(new Record<>(answer.id().key(), answer, NOW.toEpochMilli()));
  }

  /** Scores and answers. */
  void answerAll(List<ShardRequest> requests) {
    requests.forEach(request -> score(request).forEach(this::answer));
  }

  /** Runs what is scheduled. */
  void sweep() {
    for (MockProcessorContext<?, ?> context : List.of(splitContext, mergeContext, scoreContext)) {
      context
          .scheduledPunctuators()
          .forEach(each -> each.getPunctuator().punctuate(NOW.toEpochMilli()));
    }
  }

  void closeScore() {
    score.close();
  }

  List<Prediction> predictions() {
    return mergeContext.forwarded(TopologyNames.PREDICTIONS_SINK).stream()
        .map(forward -> (Prediction) forward.record().value())
        .toList();
  }

  List<Record<?, ?>> predictionRecords() {
    List<Record<?, ?>> records = new ArrayList<>();
    mergeContext
        .forwarded(TopologyNames.PREDICTIONS_SINK)
        .forEach(forward -> records.add(forward.record()));
    return records;
  }

  List<Record<?, ?>> letters() {
    List<Record<?, ?>> letters = new ArrayList<>();
    for (MockProcessorContext<Object, Object> context : List.of(splitContext, mergeContext)) {
      context
          .forwarded(TopologyNames.DEAD_LETTERS_SINK)
          .forEach(forward -> letters.add(forward.record()));
    }
    return letters;
  }

  DeadLetter letter() {
    return DeadLetterHeaders.read(letters().getFirst().headers()).orElseThrow();
  }

  int deltas() {
    return splitContext.forwarded(TopologyNames.SHARD_DELTAS).size()
        + mergeContext.forwarded(TopologyNames.SHARD_DELTAS).size();
  }

  double records(String outcome) {
    return meters.get("weir.records").tags("route", "images", "outcome", outcome).counter().count();
  }
}
