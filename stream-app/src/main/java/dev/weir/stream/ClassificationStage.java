package dev.weir.stream;

import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.schemas.topics.KeyPartition;
import dev.weir.stream.classify.ClassifyContext;
import dev.weir.stream.classify.ClassifyProcessor;
import dev.weir.stream.classify.ModelSelector;
import dev.weir.stream.config.ConnectionKeys;
import dev.weir.stream.config.MonitoringKeys;
import dev.weir.stream.config.RecordTime;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.config.ScoringKeys;
import dev.weir.stream.config.StreamsSettings;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.decode.OutputSettings;
import dev.weir.stream.decode.PartitionCheck;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RecordDecoder;
import dev.weir.stream.decode.RetryingSerializer;
import dev.weir.stream.decode.SchemaFaults;
import dev.weir.stream.drift.ScoreDelta;
import dev.weir.stream.drift.ScoreReporter;
import dev.weir.stream.ingest.ImageIngestProcessor;
import dev.weir.stream.ingest.IngestContext;
import dev.weir.stream.ingest.RoutedImage;
import dev.weir.stream.ingest.RoutedSignal;
import dev.weir.stream.ingest.SignalIngestProcessor;
import dev.weir.stream.labels.JoinContext;
import dev.weir.stream.labels.LabelCheckProcessor;
import dev.weir.stream.labels.LabelProcessor;
import dev.weir.stream.labels.LabelReader;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.progress.ThreadProgress;
import dev.weir.stream.shards.ShardStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The first stage of the topology: from the input topics to predictions, dead letters and accuracy
 * deltas. The processors of all input topics share stores, so they form one sub-topology and the
 * topics must be co-partitioned.
 */
final class ClassificationStage {
  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  private final TopologyContext context;
  private final WeirConfig config;
  private final SchemaFaults faults;

  ClassificationStage(TopologyContext context) {
    this.context = context;
    this.config = context.config();
    this.faults = new SchemaFaults(context.retry(), context.serdes().deserializers());
  }

  /**
   * The stage's outputs.
   *
   * @param deltas accuracy deltas of all processors
   * @param scores score counts
   */
  record StageOutput(KStream<Object, Object> deltas, KStream<String, ScoreDelta> scores) {}

  StageOutput build(StreamsBuilder builder) {
    KStream<Object, Object> classified = classified(builder);
    KStream<byte[], byte[]> labels = labels(builder);
    return new StageOutput(
        classified.merge(labelled(labels), Named.as(TopologyNames.DELTAS)), scores(labels));
  }

  /** The processors that send dead letters. */
  String[] rejecting() {
    List<String> names = new ArrayList<>(List.of(predicting()));
    config
        .inputs()
        .forEach(
            input ->
                names.add(isSignals(input) ? TopologyNames.INTAKE : TopologyNames.IMAGE_INTAKE));
    names.add(TopologyNames.LABELS);
    if (config.shards() > 1) {
      names.add(TopologyNames.SHARD_SPLIT);
    }
    if (config.get(MonitoringKeys.LABELS_REPARTITION)) {
      names.add(TopologyNames.LABELS_CHECK);
    }
    return names.toArray(String[]::new);
  }

  /** The processors that send predictions. */
  String[] predicting() {
    return config.inputs().stream()
        .map(input -> isSignals(input) ? TopologyNames.CLASSIFY : predictingImages())
        .toArray(String[]::new);
  }

  private String predictingImages() {
    return config.shards() > 1 ? TopologyNames.SHARD_MERGE : TopologyNames.CLASSIFY_IMAGES;
  }

  private static boolean isSignals(Topic input) {
    return input == Topic.SIGNALS;
  }

  private KStream<Object, Object> classified(StreamsBuilder builder) {
    List<Topic> inputs = config.inputs();
    if (inputs.size() == 1) {
      return isSignals(inputs.getFirst())
          ? signals(builder, TopologyNames.DELTAS)
          : images(builder, TopologyNames.DELTAS);
    }
    return signals(builder, TopologyNames.CLASSIFIED_DELTAS)
        .merge(
            images(builder, TopologyNames.CLASSIFIED_DELTAS),
            Named.as(TopologyNames.CLASSIFIED_DELTAS));
  }

  private KStream<Object, Object> signals(StreamsBuilder builder, String deltas) {
    IngestContext<SignalRecord> settings =
        intake(Topic.SIGNALS, context.serdes().signals().deserializer());
    Serializer<SignalRecord> windows =
        new RetryingSerializer<>(context.serdes().signals().serializer(), context.retry());
    Function<SignalRecord, byte[]> encoder =
        window -> windows.serialize(context.name(Topic.SIGNALS), window);
    KStream<?, ?> routed =
        source(builder, Topic.SIGNALS, TopologyNames.SIGNALS_SOURCE)
            .process(
                () ->
                    new SignalIngestProcessor(
                        settings, encoder, config.get(ConnectionKeys.CONTINUOUS_IDLE)),
                Named.as(TopologyNames.INTAKE),
                TopologyNames.CONTINUOUS_SIGNALS,
                TopologyNames.OPEN_PREDICTIONS);
    ClassifyContext classify = classify(deltas);
    return ClassificationStage.<RoutedSignal>routed(routed)
        .process(
            ClassifyProcessor.ofSignals(classify),
            Named.as(TopologyNames.CLASSIFY),
            TopologyNames.OPEN_PREDICTIONS,
            TopologyNames.WAITING_LABELS,
            TopologyNames.SCORE_COUNTS);
  }

  private KStream<Object, Object> images(StreamsBuilder builder, String deltas) {
    IngestContext<ImageRecord> settings =
        intake(Topic.IMAGES, context.serdes().images().deserializer());
    boolean isSharded = config.shards() > 1;
    KStream<?, ?> routed =
        source(builder, Topic.IMAGES, TopologyNames.IMAGES_SOURCE)
            .process(
                () ->
                    new ImageIngestProcessor(
                        settings,
                        isSharded ? TopologyNames.SHARD_SPLIT : TopologyNames.CLASSIFY_IMAGES),
                Named.as(TopologyNames.IMAGE_INTAKE));
    if (isSharded) {
      return shards().build(routed(routed));
    }
    ClassifyContext classify = classify(deltas);
    return ClassificationStage.<RoutedImage>routed(routed)
        .process(
            ClassifyProcessor.ofImages(classify),
            Named.as(TopologyNames.CLASSIFY_IMAGES),
            TopologyNames.OPEN_PREDICTIONS,
            TopologyNames.WAITING_LABELS,
            TopologyNames.SCORE_COUNTS);
  }

  private ShardStage shards() {
    return new ShardStage(
        classify(TopologyNames.SHARD_DELTAS),
        context.retry(),
        context.shards(),
        context.name(Topic.IMAGES),
        config.routes(Topic.IMAGES).stream().map(RouteConfig::name).toList(),
        context.shape().partitions());
  }

  /** The preceding processor sends only routed records to this named child. */
  @SuppressWarnings("unchecked")
  private static <T> KStream<byte[], T> routed(KStream<?, ?> routed) {
    return (KStream<byte[], T>) routed;
  }

  private <R> IngestContext<R> intake(Topic topic, Deserializer<R> deserializer) {
    return new IngestContext<>(
        config.routes(topic),
        config.role(),
        new RecordDecoder<>(deserializer, context.name(topic), faults),
        checks(),
        outputs(),
        context.metrics());
  }

  private ClassifyContext classify(String deltas) {
    return new ClassifyContext(
        config.role(),
        new ModelSelector(context.live(), context.retry()),
        context.live(),
        join(deltas),
        outputs(),
        context.metrics());
  }

  /** The labels, repartitioned by source if {@code labels.repartition=true}. */
  private KStream<byte[], byte[]> labels(StreamsBuilder builder) {
    KStream<byte[], byte[]> labels = source(builder, Topic.LABELS, TopologyNames.LABELS_SOURCE);
    return config.get(MonitoringKeys.LABELS_REPARTITION) ? repartitioned(labels) : labels;
  }

  private KStream<byte[], byte[]> repartitioned(KStream<byte[], byte[]> labels) {
    KStream<?, ?> checked =
        labels.process(
            () -> new LabelCheckProcessor(labelReader(checks())),
            Named.as(TopologyNames.LABELS_CHECK));
    return ClassificationStage.<byte[]>routed(checked)
        .mapValues(label -> label, Named.as(TopologyNames.LABELS_CHECKED))
        .repartition(
            Repartitioned.with(BYTES, BYTES)
                .withStreamPartitioner(
                    (topic, key, value, count) -> Optional.of(Set.of(KeyPartition.of(key, count))))
                .withName(TopologyNames.LABELS_REPARTITION));
  }

  private LabelReader labelReader(RecordChecks checks) {
    return new LabelReader(
        new RecordDecoder<>(
            context.serdes().labels().deserializer(), context.name(Topic.LABELS), faults),
        checks,
        config.role(),
        outputs(),
        context.metrics());
  }

  private KStream<Object, Object> labelled(KStream<byte[], byte[]> labels) {
    // A label's age was checked before the repartition topic.
    RecordChecks checks =
        config.get(MonitoringKeys.LABELS_REPARTITION) ? RecordChecks.OF_ANY_AGE : checks();
    return labels.process(
        () -> new LabelProcessor(labelReader(checks), join(TopologyNames.DELTAS)),
        Named.as(TopologyNames.LABELS),
        TopologyNames.OPEN_PREDICTIONS,
        TopologyNames.WAITING_LABELS);
  }

  /** A separate processor, beside the labels, forwards a task's score counts. */
  private KStream<String, ScoreDelta> scores(KStream<byte[], byte[]> labels) {
    return labels.process(
        () -> new ScoreReporter(config.drift().interval()),
        Named.as(TopologyNames.SCORE_REPORT),
        TopologyNames.SCORE_COUNTS);
  }

  private KStream<byte[], byte[]> source(StreamsBuilder builder, Topic topic, String source) {
    PartitionCheck placement =
        new PartitionCheck(
            context.name(topic),
            context.shape().partitions(),
            context.metrics().recordsMisplaced(context.name(topic)));
    return builder.stream(
        context.name(topic),
        Consumed.with(BYTES, BYTES)
            .withTimestampExtractor(ThreadProgress.watching(placement.watching(new RecordTime())))
            .withOffsetResetPolicy(StreamsSettings.offsetReset(config).orElse(null))
            .withName(source));
  }

  private RecordChecks checks() {
    return new RecordChecks(
        config.get(ScoringKeys.EVENT_TIME_MAX_PAST), config.get(ScoringKeys.EVENT_TIME_MAX_FUTURE));
  }

  private OutputSettings outputs() {
    return new OutputSettings(
        config.get(ScoringKeys.DEAD_LETTER_MAX_BYTES),
        config.get(ScoringKeys.HEADERS_COPY),
        config.get(ScoringKeys.HEADERS_MAX_BYTES),
        context.shape().limits());
  }

  private JoinContext join(String deltas) {
    return new JoinContext(
        config.get(MonitoringKeys.LABELS_RETENTION),
        config.get(MonitoringKeys.ACCURACY_WINDOW),
        deltas,
        context.live());
  }
}
