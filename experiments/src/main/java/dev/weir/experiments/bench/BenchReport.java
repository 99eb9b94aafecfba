package dev.weir.experiments.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.reports.text.TextTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The result of a benchmark.
 *
 * @param settings the benchmark's settings
 * @param identity figures of the topology that only forwards records
 * @param rocket figures of the application with Weir's own records
 * @param own figures of the application with the same records in a topic of a team's own
 */
public record BenchReport(
    BenchSettings settings,
    TopologyPerformance identity,
    TopologyPerformance rocket,
    Map<BenchInput, TopologyPerformance> own) {
  public BenchReport {
    own = Collections.unmodifiableMap(new TreeMap<>(own));
  }

  /** Records per second of the application as a share of the identity topology's. */
  public double ratio() {
    return rocket.recordsPerSecond() / identity.recordsPerSecond();
  }

  /** Records per second with an input of a team's own as a share of those with Weir's records. */
  public double ratio(BenchInput input) {
    return own.get(input).recordsPerSecond() / rocket.recordsPerSecond();
  }

  /** Renders a table. */
  public String text() {
    TextTable table =
        new TextTable(
            cells("", "IDENTITY", "ROCKET", input -> "FROM " + input.name().replace('_', '-'), ""));
    row(
        table,
        "records a second",
        "%.0f",
        TopologyPerformance::recordsPerSecond,
        text("ratio %.2f", ratio()));
    row(
        table,
        "CPU per record, µs",
        "%.1f",
        TopologyPerformance::cpuMicrosPerRecord,
        "the whole process");
    if (!own.isEmpty()) {
      table.row(cells("share of ROCKET's", "", "", input -> text("%.2f", ratio(input)), ""));
    }
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
        cells(
            what,
            text(form, of.applyAsDouble(identity)),
            text(form, of.applyAsDouble(rocket)),
            input -> text(form, of.applyAsDouble(own.get(input))),
            remark));
  }

  private String[] cells(
      String what,
      String ofIdentity,
      String ofRocket,
      Function<BenchInput, String> ofOwn,
      String remark) {
    List<String> cells = new ArrayList<>(List.of(what, ofIdentity, ofRocket));
    own.keySet().stream().map(ofOwn).forEach(cells::add);
    cells.add(remark);
    return cells.toArray(String[]::new);
  }

  private static String text(String form, double value) {
    return String.format(Locale.ROOT, form, value);
  }

  private String paced() {
    return String.format(Locale.ROOT, "at %,d records a second", settings.rate());
  }

  /** Renders one line of JSON. */
  public ObjectNode json() {
    ObjectNode inputs = JsonNodeFactory.instance.objectNode();
    own.forEach(
        (input, figures) ->
            inputs.set(input.toString(), json(figures).put("ratio", rounded(ratio(input), 3))));
    return JsonNodeFactory.instance
        .objectNode()
        .<ObjectNode>set("identity", json(identity))
        .<ObjectNode>set("rocket", json(rocket))
        .put("ratio", rounded(ratio(), 3))
        .<ObjectNode>set("inputs", inputs)
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
