package dev.weir.stream;

import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SchemaFetcher;
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
import dev.weir.stream.inputs.MapInputsProcessor;
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
import java.util.stream.Stream;
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
  private final InputStage inputs;

  ClassificationStage(TopologyContext context) {
    this.context = context;
    this.config = context.config();
    SchemaFetcher schemas = context.serdes().schemas();
    List<Object> readers = new ArrayList<>(context.serdes().deserializers());
    readers.add(schemas);
    this.faults = new SchemaFaults(context.retry(), readers);
    this.inputs = new InputStage(context, schemas, faults, checks(), outputs());
  }

  /**
   * The stage's outputs.
   *
   * @param deltas accuracy deltas of all processors
   * @param scores score counts
   */
  record StageOutput(KStream<Object, Object> deltas, KStream<String, ScoreDelta> scores) {}

  StageOutput build(StreamsBuilder builder) {
    KStream<?, ?> mapped = inputs.isNeeded() ? inputs.build(builder, children()) : null;
    KStream<Object, Object> classified = classified(builder, mapped);
    KStream<byte[], byte[]> labels = labels(builder);
    KStream<Object, Object> deltas =
        classified.merge(labelled(labels), Named.as(TopologyNames.DELTAS));
    return new StageOutput(
        inputs.hasLabels()
            ? deltas.merge(mappedLabels(mapped), Named.as(TopologyNames.INPUT_DELTAS))
            : deltas,
        scores(labels));
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
    if (inputs.isNeeded()) {
      names.addAll(inputs.rejecting());
    }
    return names.toArray(String[]::new);
  }

  /** The processors that send predictions. */
  String[] predicting() {
    return Stream.of(Topic.SIGNALS, Topic.IMAGES)
        .filter(config::takes)
        .map(input -> isSignals(input) ? TopologyNames.CLASSIFY : predictingImages())
        .toArray(String[]::new);
  }

  private String predictingImages() {
    return config.shards() > 1 ? TopologyNames.SHARD_MERGE : TopologyNames.CLASSIFY_IMAGES;
  }

  private static boolean isSignals(Topic input) {
    return input == Topic.SIGNALS;
  }

  /** The nodes that mapped records go to: those that merge them with records of Weir's topics. */
  private MapInputsProcessor.Children children() {
    return new MapInputsProcessor.Children(
        isRead(Topic.SIGNALS) ? TopologyNames.ROUTED_SIGNALS : TopologyNames.CLASSIFY,
        isRead(Topic.IMAGES) ? TopologyNames.ROUTED_IMAGES : classifyingImages(),
        TopologyNames.INPUT_LABELS,
        encoder(),
        config.get(ConnectionKeys.CONTINUOUS_IDLE));
  }

  private boolean isRead(Topic topic) {
    return config.inputs().contains(topic);
  }

  private String classifyingImages() {
    return config.shards() > 1 ? TopologyNames.SHARD_SPLIT : TopologyNames.CLASSIFY_IMAGES;
  }

  private KStream<Object, Object> classified(StreamsBuilder builder, KStream<?, ?> mapped) {
    if (!config.takes(Topic.IMAGES)) {
      return signals(builder, mapped, TopologyNames.DELTAS);
    }
    if (!config.takes(Topic.SIGNALS)) {
      return images(builder, mapped, TopologyNames.DELTAS);
    }
    return signals(builder, mapped, TopologyNames.CLASSIFIED_DELTAS)
        .merge(
            images(builder, mapped, TopologyNames.CLASSIFIED_DELTAS),
            Named.as(TopologyNames.CLASSIFIED_DELTAS));
  }

  private Function<SignalRecord, byte[]> encoder() {
    Serializer<SignalRecord> windows =
        new RetryingSerializer<>(context.serdes().signals().serializer(), context.retry());
    return window -> windows.serialize(context.name(Topic.SIGNALS), window);
  }

  private KStream<Object, Object> signals(
      StreamsBuilder builder, KStream<?, ?> mapped, String deltas) {
    ClassifyContext classify = classify(deltas);
    return this.<RoutedSignal>merged(
            isRead(Topic.SIGNALS) ? routedSignals(builder) : null,
            inputs.hasSignals() ? mapped : null,
            TopologyNames.ROUTED_SIGNALS)
        .process(
            ClassifyProcessor.ofSignals(classify),
            Named.as(TopologyNames.CLASSIFY),
            TopologyNames.OPEN_PREDICTIONS,
            TopologyNames.WAITING_LABELS,
            TopologyNames.SCORE_COUNTS);
  }

  private KStream<?, ?> routedSignals(StreamsBuilder builder) {
    IngestContext<SignalRecord> settings =
        intake(Topic.SIGNALS, context.serdes().signals().deserializer());
    String child = inputs.hasSignals() ? TopologyNames.ROUTED_SIGNALS : TopologyNames.CLASSIFY;
    Function<SignalRecord, byte[]> encoder = encoder();
    return source(builder, Topic.SIGNALS, TopologyNames.SIGNALS_SOURCE)
        .process(
            () ->
                new SignalIngestProcessor(
                    settings, encoder, config.get(ConnectionKeys.CONTINUOUS_IDLE), child),
            Named.as(TopologyNames.INTAKE),
            TopologyNames.CONTINUOUS_SIGNALS,
            TopologyNames.OPEN_PREDICTIONS);
  }

  private KStream<Object, Object> images(
      StreamsBuilder builder, KStream<?, ?> mapped, String deltas) {
    KStream<byte[], RoutedImage> routed =
        merged(
            isRead(Topic.IMAGES) ? routedImages(builder) : null,
            inputs.hasImages() ? mapped : null,
            TopologyNames.ROUTED_IMAGES);
    if (config.shards() > 1) {
      return shards().build(routed);
    }
    ClassifyContext classify = classify(deltas);
    return routed.process(
        ClassifyProcessor.ofImages(classify),
        Named.as(TopologyNames.CLASSIFY_IMAGES),
        TopologyNames.OPEN_PREDICTIONS,
        TopologyNames.WAITING_LABELS,
        TopologyNames.SCORE_COUNTS);
  }

  private KStream<?, ?> routedImages(StreamsBuilder builder) {
    IngestContext<ImageRecord> settings =
        intake(Topic.IMAGES, context.serdes().images().deserializer());
    String child = inputs.hasImages() ? TopologyNames.ROUTED_IMAGES : classifyingImages();
    return source(builder, Topic.IMAGES, TopologyNames.IMAGES_SOURCE)
        .process(
            () -> new ImageIngestProcessor(settings, child), Named.as(TopologyNames.IMAGE_INTAKE));
  }

  /** The records of Weir's topic, of inputs, or of both. */
  private <T> KStream<byte[], T> merged(KStream<?, ?> weirs, KStream<?, ?> mapped, String name) {
    if (weirs == null || mapped == null) {
      return routed(weirs == null ? mapped : weirs);
    }
    return ClassificationStage.<T>routed(weirs).merge(routed(mapped), Named.as(name));
  }

  private ShardStage shards() {
    List<RouteConfig> routes =
        config.routes().stream().filter(route -> route.input() == Topic.IMAGES).toList();
    return new ShardStage(
        classify(TopologyNames.SHARD_DELTAS),
        context.retry(),
        context.shards(),
        isRead(Topic.IMAGES)
            ? context.name(Topic.IMAGES)
            : TopologyNames.repartition(config.applicationId(), TopologyNames.MAPPED_INPUTS),
        routes.stream().map(RouteConfig::name).toList(),
        context.shape().partitions());
  }

  /** The preceding processor sends only routed records to this named child. */
  @SuppressWarnings("unchecked")
  private static <T> KStream<byte[], T> routed(KStream<?, ?> routed) {
    return (KStream<byte[], T>) routed;
  }

  /** Labels that the mapping processor has read and checked. */
  private KStream<Object, Object> mappedLabels(KStream<?, ?> mapped) {
    return ClassificationStage.<LabelRecord>routed(mapped)
        .process(
            () -> LabelProcessor.ofChecked(context.metrics(), join(TopologyNames.INPUT_DELTAS)),
            Named.as(TopologyNames.INPUT_LABELS),
            TopologyNames.OPEN_PREDICTIONS,
            TopologyNames.WAITING_LABELS);
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
        () -> LabelProcessor.ofRecords(labelReader(checks), join(TopologyNames.DELTAS)),
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
        context.shape().limits(),
        config.get(ScoringKeys.PREDICTIONS_FORMAT),
        config.mappings().stream().anyMatch(input -> !input.passthrough().isEmpty()));
  }

  private JoinContext join(String deltas) {
    return new JoinContext(
        config.get(MonitoringKeys.LABELS_RETENTION),
        config.get(MonitoringKeys.ACCURACY_WINDOW),
        deltas,
        context.live());
  }
}
