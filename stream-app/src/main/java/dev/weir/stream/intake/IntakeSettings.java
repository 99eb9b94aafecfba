package dev.weir.stream.intake;

import dev.weir.schemas.SignalRecord;
import dev.weir.stream.config.Role;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RecordDecoder;
import dev.weir.stream.metrics.WeirMetrics;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What the processors at the way in share.
 *
 * @param routes in the order in which they are tried
 * @param role whether unusable records become dead letters here
 * @param decoder of the signals
 * @param encoder of windows that cannot be scored
 * @param checks of every input record
 * @param idle how long a continuous signal is remembered after its last piece
 * @param deadLetterMaxBytes larger values are left out of dead letters
 * @param metrics the meters
 */
public record IntakeSettings(
    List<RouteConfig> routes,
    Role role,
    RecordDecoder<SignalRecord> decoder,
    Function<SignalRecord, byte[]> encoder,
    RecordChecks checks,
    Duration idle,
    int deadLetterMaxBytes,
    WeirMetrics metrics) {
  public IntakeSettings {
    routes = List.copyOf(routes);
  }
}
