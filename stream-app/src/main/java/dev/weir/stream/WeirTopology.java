package dev.weir.stream;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.DriftEvent;
import dev.weir.schemas.Topic;
import dev.weir.stream.accuracy.AccuracyProcessor;
import dev.weir.stream.accuracy.AccuracySettings;
import dev.weir.stream.accuracy.ConfusionDelta;
import dev.weir.stream.accuracy.ConfusionDeltaSerde;
import dev.weir.stream.classify.ClassifyProcessor;
import dev.weir.stream.classify.ClassifySettings;
import dev.weir.stream.classify.ModelChooser;
import dev.weir.stream.config.StreamsSettings;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.decode.Placement;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RecordDecoder;
import dev.weir.stream.decode.RecordSerdes;
import dev.weir.stream.decode.RecordTime;
import dev.weir.stream.decode.Retry;
import dev.weir.stream.decode.RetryingSerializer;
import dev.weir.stream.drift.DriftSettings;
import dev.weir.stream.drift.ErrorWatch;
import dev.weir.stream.drift.ScoreCounts;
import dev.weir.stream.drift.ScoreDelta;
import dev.weir.stream.drift.ScoreDeltaSerde;
import dev.weir.stream.drift.ScoreReporter;
import dev.weir.stream.drift.ScoreWatch;
import dev.weir.stream.drift.VersionKey;
import dev.weir.stream.intake.IntakeProcessor;
import dev.weir.stream.intake.IntakeSettings;
import dev.weir.stream.intake.RoutedSignal;
import dev.weir.stream.labels.JoinSettings;
import dev.weir.stream.labels.LabelCheckProcessor;
import dev.weir.stream.labels.LabelProcessor;
import dev.weir.stream.labels.LabelReader;
import dev.weir.stream.labels.OpenPredictions;
import dev.weir.stream.labels.WaitingLabels;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.ModelsProcessor;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The topology: what flows where, under which names. It needs no broker.
 *
 * <pre>
 * signals -> route-signals [continuous-signals] -> dead-letters
 * |
 * classify   -> predictions
 *               |  \-> dead-letters
 *          [open-predictions, waiting-labels]
 *               |  /-> dead-letters
 * labels  -> (if asked for: check-labels -> (labels-by-source)) -> join-labels
 *   both  -> (accuracy-deltas) -> sum-accuracy [accuracy-windows] -> accuracy
 *                                |
 *                                watch-errors [drift-errors] -> drift-events
 * classify [score-counts] -> report-scores
 *         -> (score-deltas)    -> watch-scores [drift-scores] -> drift-events
 * models  -> keep-models [models, global]
 * </pre>
 */
public final class WeirTopology {
  /** The route of the topic {@code signals}. */
  public static final String SIGNALS_ROUTE = Topic.SIGNALS.baseName();

  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  private final WeirConfig config;
  private final RecordSerdes serdes;
  private final AtomicReference<LiveModels> live;
  private final Retry retry;
  private final WeirMetrics metrics;
  private final int partitions;

  /**
   * Prepares a topology over input topics of one partition.
   *
   * @param live the models that score
   * @param retry how long broken infrastructure is waited for
   */
  public WeirTopology(
      WeirConfig config,
      RecordSerdes serdes,
      AtomicReference<LiveModels> live,
      Retry retry,
      WeirMetrics metrics) {
    this(config, serdes, live, retry, metrics, 1);
  }

  /**
   * Prepares a topology.
   *
   * @param live the models that score
   * @param retry how long broken infrastructure is waited for
   * @param partitions of the input topics
   */
  public WeirTopology(
      WeirConfig config,
      RecordSerdes serdes,
      AtomicReference<LiveModels> live,
      Retry retry,
      WeirMetrics metrics,
      int partitions) {
    this.config = config;
    this.serdes = serdes;
    this.live = live;
    this.retry = retry;
    this.metrics = metrics;
    this.partitions = partitions;
  }

  /**
   * Builds it.
   *
   * @param modelsChanged told of each change of the topic {@code models}, on Kafka's thread
   */
  public Topology build(Runnable modelsChanged) {
    StreamsBuilder builder =
        new StreamsBuilder(new TopologyConfig(new StreamsConfig(StreamsSettings.streams(config))));
    // Cached: a source that sends many pieces within a commit is written to Kafka once.
    builder.addStateStore(
        store(Stores.persistentKeyValueStore(Flow.CONTINUOUS_SIGNALS)).withCachingEnabled());
    builder.addStateStore(
        OpenPredictions.builder(
            Flow.OPEN_PREDICTIONS, config.labelsRetention().plus(config.labelsLateMemory())));
    builder.addStateStore(WaitingLabels.builder(Flow.WAITING_LABELS));
    builder.addStateStore(ScoreCounts.builder(Flow.SCORE_COUNTS));
    builder.addStateStore(persistent(Flow.ACCURACY_WINDOWS));
    builder.addStateStore(persistent(Flow.DRIFT_ERRORS));
    builder.addStateStore(persistent(Flow.DRIFT_SCORES));
    KStream<byte[], byte[]> labels = labels(builder);
    KStream<String, AccuracyWindow> windows =
        accuracy(classified(builder).merge(labelled(labels), Named.as(Flow.DELTAS)));
    drift(windows, scores(labels));
    Topology topology = builder.build();
    addSinks(topology);
    addModels(topology, modelsChanged);
    return topology;
  }

  private KStream<Object, Object> classified(StreamsBuilder builder) {
    ClassifySettings settings =
        new ClassifySettings(
            config.role(),
            new ModelChooser(live, retry),
            live,
            join(),
            config.deadLetterMaxBytes(),
            metrics);
    return routed(builder)
        .process(
            () -> new ClassifyProcessor(settings),
            Named.as(Flow.CLASSIFY),
            Flow.OPEN_PREDICTIONS,
            Flow.WAITING_LABELS,
            Flow.SCORE_COUNTS);
  }

  /** The processor before sends only routed signals to this child, by its name. */
  @SuppressWarnings("unchecked")
  private KStream<byte[], RoutedSignal> routed(StreamsBuilder builder) {
    IntakeSettings settings =
        new IntakeSettings(
            config.routes(),
            config.role(),
            new RecordDecoder<>(serdes.signals().deserializer(), name(Topic.SIGNALS), retry),
            window ->
                retrying(serdes.signals()).serializer().serialize(name(Topic.SIGNALS), window),
            checks(),
            config.continuousIdle(),
            config.deadLetterMaxBytes(),
            metrics);
    KStream<?, ?> routed =
        source(builder, Topic.SIGNALS, Flow.SIGNALS_SOURCE)
            .process(
                () -> new IntakeProcessor(settings),
                Named.as(Flow.INTAKE),
                Flow.CONTINUOUS_SIGNALS);
    return (KStream<byte[], RoutedSignal>) routed;
  }

  /** The labels; if asked for, laid once more where their sources' records lie. */
  private KStream<byte[], byte[]> labels(StreamsBuilder builder) {
    KStream<byte[], byte[]> labels = source(builder, Topic.LABELS, Flow.LABELS_SOURCE);
    return config.labelsRepartition() ? repartitioned(labels) : labels;
  }

  /** The processor before sends only checked labels to this child, by its name. */
  @SuppressWarnings("unchecked")
  private KStream<byte[], byte[]> repartitioned(KStream<byte[], byte[]> labels) {
    KStream<?, ?> checked =
        labels.process(() -> new LabelCheckProcessor(labelReader()), Named.as(Flow.LABELS_CHECK));
    return ((KStream<byte[], byte[]>) checked)
        .mapValues(label -> label, Named.as(Flow.LABELS_CHECKED))
        .repartition(
            Repartitioned.with(BYTES, BYTES)
                .withStreamPartitioner(
                    (topic, key, value, partitions) ->
                        Optional.of(Set.of(Placement.partition(key, partitions))))
                .withName(Flow.LABELS_REPARTITION));
  }

  private LabelReader labelReader() {
    return new LabelReader(
        new RecordDecoder<>(serdes.labels().deserializer(), name(Topic.LABELS), retry),
        checks(),
        config.role(),
        config.deadLetterMaxBytes(),
        metrics);
  }

  private KStream<Object, Object> labelled(KStream<byte[], byte[]> labels) {
    return labels.process(
        () -> new LabelProcessor(labelReader(), join()),
        Named.as(Flow.LABELS),
        Flow.OPEN_PREDICTIONS,
        Flow.WAITING_LABELS);
  }

  private KStream<String, AccuracyWindow> accuracy(KStream<Object, Object> judged) {
    AccuracySettings settings =
        new AccuracySettings(
            Flow.ACCURACY_WINDOWS,
            config.accuracyWindow(),
            config.accuracyEmitInterval(),
            config.accuracyRetention());
    KStream<String, AccuracyWindow> windows =
        deltas(judged)
            .repartition(
                Repartitioned.with(Serdes.String(), new ConfusionDeltaSerde())
                    .withStreamPartitioner(VersionKey.partitioner())
                    .withName(Flow.REPARTITION))
            .process(
                () -> new AccuracyProcessor(settings),
                Named.as(Flow.ACCURACY),
                Flow.ACCURACY_WINDOWS);
    windows.to(
        name(Topic.ACCURACY),
        Produced.with(Serdes.String(), retrying(serdes.accuracy())).withName(Flow.ACCURACY_SINK));
    return windows;
  }

  /** A task's counts of scores are sent on by a processor of its own, beside its labels. */
  private KStream<String, ScoreDelta> scores(KStream<byte[], byte[]> labels) {
    return labels
        .process(
            () -> new ScoreReporter(Flow.SCORE_COUNTS, config.drift().interval()),
            Named.as(Flow.SCORE_REPORT),
            Flow.SCORE_COUNTS)
        .repartition(
            Repartitioned.with(Serdes.String(), new ScoreDeltaSerde())
                .withStreamPartitioner(VersionKey.partitioner())
                .withName(Flow.SCORE_REPARTITION));
  }

  private void drift(KStream<String, AccuracyWindow> windows, KStream<String, ScoreDelta> scores) {
    DriftSettings settings = config.drift();
    KStream<String, DriftEvent> errors =
        windows.process(
            () -> new ErrorWatch(settings, metrics.drift()),
            Named.as(Flow.ERROR_WATCH),
            Flow.ACCURACY_WINDOWS,
            Flow.DRIFT_ERRORS);
    scores
        .process(
            () -> new ScoreWatch(Flow.DRIFT_SCORES, settings, metrics.drift()),
            Named.as(Flow.SCORE_WATCH),
            Flow.DRIFT_SCORES)
        .merge(errors, Named.as(Flow.DRIFT))
        .to(
            name(Topic.DRIFT_EVENTS),
            Produced.with(Serdes.String(), retrying(serdes.drift())).withName(Flow.DRIFT_SINK));
  }

  /** The processors of the first stage send only deltas to this child, by its name. */
  @SuppressWarnings("unchecked")
  private static KStream<String, ConfusionDelta> deltas(KStream<?, ?> judged) {
    return (KStream<String, ConfusionDelta>) judged;
  }

  private void addSinks(Topology topology) {
    Serializer<byte[]> raw = new ByteArraySerializer();
    topology.addSink(
        Flow.PREDICTIONS_SINK,
        name(Topic.PREDICTIONS),
        raw,
        new RetryingSerializer<>(serdes.predictions().serializer(), retry),
        Flow.CLASSIFY);
    topology.addSink(
        Flow.DEAD_LETTERS_SINK,
        name(Topic.DEAD_LETTERS),
        raw,
        raw,
        Flow.INTAKE,
        Flow.CLASSIFY,
        config.labelsRepartition() ? Flow.LABELS_CHECK : Flow.LABELS);
  }

  private void addModels(Topology topology, Runnable modelsChanged) {
    topology.addGlobalStore(
        store(Stores.inMemoryKeyValueStore(Flow.MODEL_STORE)).withLoggingDisabled(),
        Flow.MODELS_SOURCE,
        new RecordTime(),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        name(Topic.MODELS),
        Flow.MODELS,
        () -> new ModelsProcessor(Flow.MODEL_STORE, modelsChanged));
  }

  private KStream<byte[], byte[]> source(StreamsBuilder builder, Topic topic, String source) {
    Placement placement =
        new Placement(name(topic), partitions, metrics.recordsMisplaced(name(topic)));
    return builder.stream(
            name(topic),
            Consumed.with(BYTES, BYTES).withTimestampExtractor(new RecordTime()).withName(source))
        .processValues(placement::processor, Named.as(source + Flow.PLACEMENT));
  }

  private <T> Serde<T> retrying(Serde<T> serde) {
    return Serdes.serdeFrom(
        new RetryingSerializer<>(serde.serializer(), retry), serde.deserializer());
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> persistent(String name) {
    return store(Stores.persistentKeyValueStore(name)).withCachingDisabled();
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(
      KeyValueBytesStoreSupplier supplier) {
    return Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), BYTES);
  }

  private RecordChecks checks() {
    return new RecordChecks(config.eventTimeMaxPast(), config.eventTimeMaxFuture());
  }

  private JoinSettings join() {
    return new JoinSettings(config.labelsRetention(), config.accuracyWindow());
  }

  private String name(Topic topic) {
    return config.topics().name(topic);
  }
}
