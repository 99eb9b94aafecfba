package dev.weir.stream;

import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.topics.KeyPartition;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.config.StreamsSettings;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.decode.OutputSettings;
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
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The stage before the first: from a team's own topics to Weir's records. Its topics may have any
 * number of partitions; the repartition topic behind them has as many as Weir's inputs.
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

  private KStream<byte[], byte[]> keyed(StreamsBuilder builder) {
    KStream<byte[], byte[]> read =
        builder.stream(
            config.mappedTopics(),
            Consumed.with(BYTES, BYTES)
                .withTimestampExtractor(ThreadProgress.watching(new InputTime()))
                .withOffsetResetPolicy(StreamsSettings.offsetReset(config).orElse(null))
                .withName(TopologyNames.INPUTS_SOURCE));
    return read.process(() -> new KeyInputsProcessor(inputs), Named.as(TopologyNames.KEY_INPUTS))
        .mapValues(value -> (byte[]) value, Named.as(TopologyNames.KEYED_INPUTS))
        .repartition(
            Repartitioned.with(BYTES, BYTES)
                .withNumberOfPartitions(context.shape().partitions())
                .withStreamPartitioner(
                    (topic, key, value, count) -> Optional.of(Set.of(KeyPartition.of(key, count))))
                .withName(TopologyNames.MAPPED_INPUTS));
  }
}
