package dev.weir.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * What a benchmark found.
 *
 * @param settings what was chosen
 * @param identity the topology that only passes records on
 * @param rocket the application
 */
public record BenchReport(BenchSettings settings, Figures identity, Figures rocket) {

  /** Records per second of the application as a share of the identity topology's. */
  public double ratio() {
    return rocket.recordsPerSecond() / identity.recordsPerSecond();
  }

  /** As a table. */
  public String text() {
    return String.format(
        Locale.ROOT,
        """
                                  identity      rocket
        records a second        %10.0f  %10.0f   ratio %.2f
        CPU per record, µs      %10.1f  %10.1f   the whole process
        poll idle               %9.1f%%  %9.1f%%
        latency p50, ms         %10.0f  %10.0f   at %,d records a second
        latency p99, ms         %10.0f  %10.0f
        latency p99.9, ms       %10.0f  %10.0f
        """,
        identity.recordsPerSecond(),
        rocket.recordsPerSecond(),
        ratio(),
        identity.cpuMicrosPerRecord(),
        rocket.cpuMicrosPerRecord(),
        100 * identity.pollIdle(),
        100 * rocket.pollIdle(),
        identity.p50Millis(),
        rocket.p50Millis(),
        settings.rate(),
        identity.p99Millis(),
        rocket.p99Millis(),
        identity.p999Millis(),
        rocket.p999Millis());
  }

  /** As one line of JSON. */
  public String json() {
    return JsonNodeFactory.instance
        .objectNode()
        .<ObjectNode>set("identity", json(identity))
        .<ObjectNode>set("rocket", json(rocket))
        .put("ratio", rounded(ratio(), 3))
        .put("records", settings.records())
        .put("partitions", settings.partitions())
        .put("rounds", settings.rounds())
        .put("rate", settings.rate())
        .toString();
  }

  private static ObjectNode json(Figures figures) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("recordsPerSecond", rounded(figures.recordsPerSecond(), 0))
        .put("p50Millis", rounded(figures.p50Millis(), 1))
        .put("p99Millis", rounded(figures.p99Millis(), 1))
        .put("p999Millis", rounded(figures.p999Millis(), 1))
        .put("cpuMicrosPerRecord", rounded(figures.cpuMicrosPerRecord(), 2))
        .put("pollIdle", rounded(figures.pollIdle(), 4));
  }

  private static BigDecimal rounded(double value, int digits) {
    return Double.isNaN(value)
        ? null
        : BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
  }
}
