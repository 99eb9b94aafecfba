package dev.weir.stream;

import dev.weir.schemas.Topic;
import dev.weir.stream.accuracy.AccuracyWindowStore;
import dev.weir.stream.config.MonitoringKeys;
import dev.weir.stream.config.RecordTime;
import dev.weir.stream.config.StreamsSettings;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.decode.RetryingSerializer;
import dev.weir.stream.drift.ScoreCountStore;
import dev.weir.stream.ingest.SignalStore;
import dev.weir.stream.labels.PendingLabelStore;
import dev.weir.stream.labels.PendingPredictionStore;
import dev.weir.stream.models.ModelsProcessor;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.shards.WaitingImageStore;
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
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Builds the topology, whose nodes have fixed names; needs no broker.
 *
 * <pre>
 * signals -> route-signals [continuous-signals] -> dead-letters
 *               |
 *            classify -> predictions, dead-letters
 *               |
 *          [open-predictions, waiting-labels] - join-labels -> dead-letters
 *               |                                   |
 *            classify-images                      labels
 *               |   \-> predictions, dead-letters
 * images  -> route-images -> dead-letters
 *
 * both classify and join-labels
 *         -> (accuracy-deltas) -> sum-accuracy [accuracy-windows] -> accuracy
 *                                 watch-errors [drift-errors] -> drift-events
 * both classify [score-counts] -> report-scores
 *         -> (score-deltas) -> watch-scores [drift-scores] -> drift-events
 * images with shards -> split-images [waiting-images] -> (shard-images) -> score-shard
 *         -> (shard-distances) -> merge-distances, in place of classify-images
 * labels, if repartitioned -> check-labels -> (labels-by-source) -> join-labels
 * topics of the team's own -> key-inputs -> (mapped-inputs) -> map-inputs [continuous-signals]
 *         -> classify, classify-images, join-input-labels, dead-letters
 * those of them that are partitioned as Weir's -> key-placed-inputs -> map-inputs
 * models  -> keep-models [models, global]
 * </pre>
 *
 * @param context what its stages share
 */
public record WeirTopology(TopologyContext context) {
  /** The route of the topic {@code signals} if no routes are configured. */
  public static final String SIGNALS_ROUTE = Topic.SIGNALS.baseName();

  /** The route of the topic {@code images} if no routes are configured. */
  public static final String IMAGES_ROUTE = Topic.IMAGES.baseName();

  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  /**
   * Builds the topology.
   *
   * @param modelsChanged called on Kafka's thread for each change of the topic {@code models}
   */
  public Topology build(Runnable modelsChanged) {
    WeirConfig config = context.config();
    StreamsBuilder builder =
        new StreamsBuilder(new TopologyConfig(new StreamsConfig(StreamsSettings.streams(config))));
    if (config.takes(Topic.SIGNALS)) {
      builder.addStateStore(
          SignalStore.builder(
              TopologyNames.CONTINUOUS_SIGNALS, context.shape().limits().internal()));
    }
    builder.addStateStore(
        PendingPredictionStore.builder(
            TopologyNames.OPEN_PREDICTIONS,
            config
                .get(MonitoringKeys.LABELS_RETENTION)
                .plus(config.get(MonitoringKeys.LABELS_LATE_MEMORY))));
    builder.addStateStore(PendingLabelStore.builder(TopologyNames.WAITING_LABELS));
    if (config.shards() > 1) {
      builder.addStateStore(WaitingImageStore.builder(TopologyNames.WAITING_IMAGES));
    }
    builder.addStateStore(ScoreCountStore.builder(TopologyNames.SCORE_COUNTS));
    builder.addStateStore(
        AccuracyWindowStore.builder(
            TopologyNames.ACCURACY_WINDOWS, config.get(MonitoringKeys.ACCURACY_WINDOW)));
    builder.addStateStore(persistent(TopologyNames.DRIFT_ERRORS));
    builder.addStateStore(persistent(TopologyNames.DRIFT_SCORES));
    ClassificationStage first = new ClassificationStage(context);
    new MonitoringStage(context).build(first.build(builder));
    Topology topology = builder.build();
    addSinks(topology, first);
    addModels(topology, modelsChanged);
    return topology;
  }

  private void addSinks(Topology topology, ClassificationStage first) {
    Serializer<byte[]> raw = new ByteArraySerializer();
    topology.addSink(
        TopologyNames.PREDICTIONS_SINK,
        context.name(Topic.PREDICTIONS),
        raw,
        new RetryingSerializer<>(context.serdes().predictions().serializer(), context.retry()),
        first.predicting());
    topology.addSink(
        TopologyNames.DEAD_LETTERS_SINK,
        context.name(Topic.DEAD_LETTERS),
        raw,
        raw,
        first.rejecting());
  }

  private void addModels(Topology topology, Runnable modelsChanged) {
    topology.addGlobalStore(
        store(Stores.inMemoryKeyValueStore(TopologyNames.MODEL_STORE)).withLoggingDisabled(),
        TopologyNames.MODELS_SOURCE,
        new RecordTime(),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        context.name(Topic.MODELS),
        TopologyNames.MODELS,
        () ->
            new ModelsProcessor(
                TopologyNames.MODEL_STORE, modelsChanged, context.metrics()::modelRecordIgnored));
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> persistent(String name) {
    return store(Stores.persistentKeyValueStore(name)).withCachingDisabled();
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(
      KeyValueBytesStoreSupplier supplier) {
    return Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), BYTES);
  }
}
