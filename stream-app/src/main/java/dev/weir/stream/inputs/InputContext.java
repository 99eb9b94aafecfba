package dev.weir.stream.inputs;

import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.decode.OutputSettings;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.decode.SchemaFaults;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.names.LabelOutcome;
import dev.weir.stream.names.RecordOutcome;
import java.util.List;
import java.util.Map;

/**
 * What the processors of inputs share.
 *
 * @param inputs the mappings that are read
 * @param routes of each input, by its name, in matching order
 * @param schemas of the records
 * @param faults handles failures of the registry
 * @param role whether unusable records become dead letters here
 * @param checks of every input record
 * @param outputs what dead letters copy from records
 * @param metrics the meters
 */
public record InputContext(
    List<InputMapping> inputs,
    Map<String, List<RouteConfig>> routes,
    SchemaFetcher schemas,
    SchemaFaults faults,
    InstanceRole role,
    RecordChecks checks,
    OutputSettings outputs,
    WeirMetrics metrics) {
  public InputContext {
    inputs = List.copyOf(inputs);
    routes = Map.copyOf(routes);
  }

  /** Counts a record that was refused. */
  void count(InputKind kind, String route, RecordOutcome outcome, RejectedException why) {
    if (kind != InputKind.LABEL) {
      metrics.route(route).accept(outcome);
    } else if (outcome == RecordOutcome.LEFT_OUT) {
      metrics.label(LabelOutcome.LEFT_OUT);
    } else {
      metrics.label(
          why.reason() == DeadLetterReason.KEY_MISMATCH
              ? LabelOutcome.KEY_MISMATCH
              : LabelOutcome.DEAD_LETTER);
    }
  }

  /** In metrics, the route of an input's record that has none yet. */
  String unknownRoute(String input) {
    List<RouteConfig> all = routes.getOrDefault(input, List.of());
    return all.size() == 1 ? all.getFirst().name() : "none";
  }
}
