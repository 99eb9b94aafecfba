package dev.weir.stream;

import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.topics.KeyPartition;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.config.StreamsSettings;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.decode.OutputSettings;
import dev.weir.stream.decode.PartitionCheck;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.SchemaFaults;
import dev.weir.stream.inputs.InputContext;
import dev.weir.stream.inputs.InputTime;
import dev.weir.stream.inputs.KeyInputsProcessor;
import dev.weir.stream.inputs.MapInputsProcessor;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.progress.ThreadProgress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The stage before the first: from a team's own topics to Weir's records. Its topics may have any
 * number of partitions; the repartition topic behind them has as many as Weir's inputs. Topics that
 * are partitioned as Weir's need none.
 */
final class InputStage {
  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  private final TopologyContext context;
  private final WeirConfig config;
  private final InputContext inputs;

  InputStage(
      TopologyContext context,
      SchemaFetcher schemas,
      SchemaFaults faults,
      RecordChecks checks,
      OutputSettings outputs) {
    this.context = context;
    this.config = context.config();
    Map<String, List<RouteConfig>> routes = new HashMap<>();
    for (InputMapping input : config.mappings()) {
      routes.put(input.name(), config.routes(input));
    }
    inputs =
        new InputContext(
            config.mappings(),
            routes,
            schemas,
            faults,
            config.role(),
            checks,
            outputs,
            context.metrics());
  }

  /** Whether the application reads any topic of the team's own. */
  boolean isNeeded() {
    return !inputs.inputs().isEmpty();
  }

  /** Whether labels are read from records of the team's own. */
  boolean hasLabels() {
    return inputs.inputs().stream().anyMatch(input -> input.kind() == InputKind.LABEL);
  }

  /** Whether an input has signals or readings; otherwise images. */
  boolean hasSignals() {
    return has(InputKind.SIGNAL) || has(InputKind.READING);
  }

  /** Whether an input has images. */
  boolean hasImages() {
    return has(InputKind.IMAGE);
  }

  private boolean has(InputKind kind) {
    return inputs.inputs().stream().anyMatch(input -> input.kind() == kind);
  }

  /** The processors that send dead letters. */
  List<String> rejecting() {
    List<String> names = new ArrayList<>(List.of(TopologyNames.MAP_INPUTS));
    if (!topics(false).isEmpty()) {
      names.add(TopologyNames.KEY_INPUTS);
    }
    if (!topics(true).isEmpty()) {
      names.add(TopologyNames.KEY_PLACED);
    }
    return names;
  }

  /** Returns the mapped records, which the processor sends to named children. */
  KStream<?, ?> build(StreamsBuilder builder, MapInputsProcessor.Children children) {
    List<String> stores = new ArrayList<>(List.of(TopologyNames.OPEN_PREDICTIONS));
    if (hasSignals()) {
      stores.add(TopologyNames.CONTINUOUS_SIGNALS);
    }
    return keyed(builder)
        .process(
            () -> new MapInputsProcessor(inputs, children),
            Named.as(TopologyNames.MAP_INPUTS),
            stores.toArray(String[]::new));
  }

  /** All records, each in the task that has the state of its source. */
  private KStream<byte[], byte[]> keyed(StreamsBuilder builder) {
    List<String> moved = topics(false);
    List<String> placed = topics(true);
    if (moved.isEmpty()) {
      return placed(builder, placed, TopologyNames.MAP_INPUTS);
    }
    KStream<byte[], byte[]> keyed = repartitioned(builder, moved);
    return placed.isEmpty()
        ? keyed
        : keyed.merge(
            placed(builder, placed, TopologyNames.ALL_INPUTS), Named.as(TopologyNames.ALL_INPUTS));
  }

  private List<String> topics(boolean isCopartitioned) {
    return inputs.inputs().stream()
        .filter(input -> input.isCopartitioned() == isCopartitioned)
        .map(InputMapping::topic)
        .toList();
  }

  /** The processor sends records only to its named child. */
  @SuppressWarnings("unchecked")
  private KStream<byte[], byte[]> placed(
      StreamsBuilder builder, List<String> topics, String child) {
    Map<String, PartitionCheck> checks =
        topics.stream()
            .collect(
                Collectors.toMap(
                    topic -> topic,
                    topic ->
                        new PartitionCheck(
                            topic,
                            context.shape().partitions(),
                            context.metrics().recordsMisplaced(topic))));
    KStream<?, ?> keyed =
        source(builder, topics, TopologyNames.PLACED_SOURCE)
            .process(
                () -> new KeyInputsProcessor(inputs, child, checks),
                Named.as(TopologyNames.KEY_PLACED));
    return (KStream<byte[], byte[]>) keyed;
  }

  private KStream<byte[], byte[]> source(StreamsBuilder builder, List<String> topics, String name) {
    return builder.stream(
        topics,
        Consumed.with(BYTES, BYTES)
            .withTimestampExtractor(ThreadProgress.watching(new InputTime()))
            .withOffsetResetPolicy(StreamsSettings.offsetReset(config).orElse(null))
            .withName(name));
  }

  private KStream<byte[], byte[]> repartitioned(StreamsBuilder builder, List<String> topics) {
    return source(builder, topics, TopologyNames.INPUTS_SOURCE)
        .process(() -> new KeyInputsProcessor(inputs), Named.as(TopologyNames.KEY_INPUTS))
        .mapValues(value -> (byte[]) value, Named.as(TopologyNames.KEYED_INPUTS))
        .repartition(
            Repartitioned.with(BYTES, BYTES)
                .withNumberOfPartitions(context.shape().partitions())
                .withStreamPartitioner(
                    (topic, key, value, count) -> Optional.of(Set.of(KeyPartition.of(key, count))))
                .withName(TopologyNames.MAPPED_INPUTS));
  }
}
