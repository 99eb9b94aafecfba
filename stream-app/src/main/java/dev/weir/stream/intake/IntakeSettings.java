package dev.weir.stream.intake;

import dev.weir.stream.config.Role;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.decode.DeadLetters;
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
public record IntakeSettings<R>(
    List<RouteConfig> routes,
    Role role,
    RecordDecoder<R> decoder,
    RecordChecks checks,
    OutputSettings outputs,
    WeirMetrics metrics) {
  public IntakeSettings {
    routes = List.copyOf(routes);
  }

  /** The dead letters of a task. */
  DeadLetters deadLetters(ProcessorContext<byte[], Object> context) {
    return new DeadLetters(context, role, outputs, metrics);
  }
}
