package dev.weir.stream.ingest;

import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.decode.DeadLetterFactory;
import dev.weir.stream.decode.OutputSettings;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RecordDecoder;
import dev.weir.stream.metrics.WeirMetrics;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What the ingest processors of one input topic share.
 *
 * @param <R> the topic's records
 * @param routes of the topic, in matching order
 * @param role whether unusable records become dead letters here
 * @param decoder of the records
 * @param checks of every input record
 * @param outputs what dead letters copy from records
 * @param metrics the meters
 */
public record IngestContext<R>(
    List<RouteConfig> routes,
    InstanceRole role,
    RecordDecoder<R> decoder,
    RecordChecks checks,
    OutputSettings outputs,
    WeirMetrics metrics) {
  public IngestContext {
    routes = List.copyOf(routes);
  }

  /** The dead letters of a task. */
  DeadLetterFactory deadLetters(ProcessorContext<byte[], Object> context) {
    return new DeadLetterFactory(context, role, outputs, metrics);
  }
}
