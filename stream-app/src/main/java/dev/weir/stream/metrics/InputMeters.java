package dev.weir.stream.metrics;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.stream.names.InputOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The meters of an input of the team's own. */
public final class InputMeters {
  private final MeterRegistry registry;
  private final String input;
  private final Map<InputOutcome, Counter> outcomes;
  private final Timer decode;

  InputMeters(MeterRegistry registry, String input, Map<InputOutcome, Counter> outcomes) {
    this.registry = registry;
    this.input = input;
    this.outcomes = outcomes;
    decode =
        Timer.builder("weir.input.decode")
            .description(
                "Time to map a record of a topic of your own, once it is with others of its source;"
                    + " includes waiting for the registry.")
            .tag("input", input)
            .register(registry);
  }

  /** Counts a record. */
  public void count(InputOutcome outcome) {
    outcomes.get(outcome).increment();
  }

  /**
   * Counts a record that is not as its mapping says.
   *
   * @param part of the mapping, one of a closed list
   */
  public void rejected(String part, DeadLetterReason reason) {
    WeirMetrics.counter(
            registry,
            "weir.input.rejected",
            "Records of topics of your own that are not as their mapping says, by the part of the"
                + " mapping; whole: the record as such.",
            "input",
            input,
            "part",
            part,
            "reason",
            reason.wireName())
        .increment();
  }

  /** Adds the time of a record. */
  public void decoded(long nanos) {
    decode.record(nanos, TimeUnit.NANOSECONDS);
  }
}
