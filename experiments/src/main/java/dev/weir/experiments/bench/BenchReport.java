package dev.weir.experiments.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.reports.text.TextTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The result of a benchmark.
 *
 * @param settings the benchmark's settings
 * @param identity figures of the topology that only forwards records
 * @param rocket figures of the application
 */
public record BenchReport(
    BenchSettings settings, TopologyPerformance identity, TopologyPerformance rocket) {

  /** Records per second of the application as a share of the identity topology's. */
  public double ratio() {
    return rocket.recordsPerSecond() / identity.recordsPerSecond();
  }

  /** Renders a table. */
  public String text() {
    TextTable table = new TextTable("", "IDENTITY", "ROCKET", "");
    row(
        table,
        "records a second",
        "%.0f",
        TopologyPerformance::recordsPerSecond,
        "ratio " + ratioText());
    row(
        table,
        "CPU per record, µs",
        "%.1f",
        TopologyPerformance::cpuMicrosPerRecord,
        "the whole process");
    row(table, "poll idle, %", "%.1f", figures -> 100 * figures.pollIdle(), "");
    row(table, "latency p50, ms", "%.0f", TopologyPerformance::p50Millis, paced());
    row(table, "latency p99, ms", "%.0f", TopologyPerformance::p99Millis, "");
    row(table, "latency p99.9, ms", "%.0f", TopologyPerformance::p999Millis, "");
    return table.toString();
  }

  private void row(
      TextTable table,
      String what,
      String form,
      ToDoubleFunction<TopologyPerformance> of,
      String remark) {
    table.row(
        what,
        String.format(Locale.ROOT, form, of.applyAsDouble(identity)),
        String.format(Locale.ROOT, form, of.applyAsDouble(rocket)),
        remark);
  }

  private String ratioText() {
    return String.format(Locale.ROOT, "%.2f", ratio());
  }

  private String paced() {
    return String.format(Locale.ROOT, "at %,d records a second", settings.rate());
  }

  /** Renders one line of JSON. */
  public ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .<ObjectNode>set("identity", json(identity))
        .<ObjectNode>set("rocket", json(rocket))
        .put("ratio", rounded(ratio(), 3))
        .put("records", settings.records())
        .put("partitions", settings.partitions())
        .put("rounds", settings.rounds())
        .put("rate", settings.rate());
  }

  private static ObjectNode json(TopologyPerformance figures) {
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
